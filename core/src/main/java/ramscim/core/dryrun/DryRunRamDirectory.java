package ramscim.core.dryrun;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ramscim.core.directory.Done;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserId;

/**
 * Tells what would be written instead of writing it, and answers as RAM would: a name that is taken is refused, a user or group that still has
 * something cannot be deleted. What is read is real, but for what would be taken away by then. For one piece of work of one thread.
 */
public final class DryRunRamDirectory implements RamDirectory {
    private final RamDirectory real;
    private final Consumer<RamCall<?>> writes;
    private final TakenAway taken = new TakenAway();
    private final Map<UserId, RamUser> restored = new HashMap<>();

    /** @param writes is told of each call before it is answered; what it throws is thrown on */
    public DryRunRamDirectory(RamDirectory real, Consumer<RamCall<?>> writes) {
        this.real = real;
        this.writes = writes;
    }

    /** Writes nothing and tells nobody but the one who tries; for any number of threads. */
    public static RamDirectory refusing(RamDirectory real) {
        return new DryRunRamDirectory(real, call -> {
            throw RamException.notTried(
                    "Bridge.DryRun",
                    call.operation() + " was not called: the bridge is set to a dry run (bridge.dry-run).",
                    Duration.ofMinutes(1));
        });
    }

    @Override
    public <R> R call(RamCall<R> call, Errand errand) {
        if (call instanceof GetUser user && user.id() != null && restored.containsKey(user.id())) {
            return call.answeredWith(Optional.of(restored.get(user.id())));
        }
        if (!call.operation().isWrite()) {
            return taken.asked(real.on(errand), call);
        }
        Object answer = new ExpectedAnswers(on(errand)).to(call);
        writes.accept(call);
        taken.note(call);
        if (call instanceof RestoreUserFromRecycleBin) {
            RamUser user = (RamUser) answer;
            restored.put(user.id(), user);
            return call.answeredWith(Done.DONE);
        }
        return call.answeredWith(answer);
    }
}
