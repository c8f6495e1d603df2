package ramscim.server.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamCall;
import ramscim.core.provisioning.Origin;

/** What is to be told of something that happens now. */
record Entry(
        AuditKind kind,
        @Nullable Subject about,
        Origin origin,
        List<RamCall> calls,
        String detail,
        @Nullable String change) {
    String ramCalls() {
        return calls.stream().map(RamCall::toString).collect(Collectors.joining(" "));
    }
}
