package ramscim.adapter;

import java.time.Clock;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;

/** Makes each call as a {@link ResilientCall}. */
final class ResilientRamDirectory implements RamDirectory {
    private final RamDirectory directory;
    private final CallGuards guards;
    private final Clock clock;

    ResilientRamDirectory(RamDirectory directory, CallGuards guards, Clock clock) {
        this.directory = directory;
        this.guards = guards;
        this.clock = clock;
    }

    @Override
    public <R> R call(RamCall<R> call, Errand errand) {
        CallGuard guard = guards.of(call.operation().apiClass());
        return new ResilientCall<>(call, errand, directory, on(errand), guard, clock).answer();
    }
}
