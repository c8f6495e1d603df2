package ramscim.server.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AnsweredCall;
import ramscim.core.intent.Origin;

/** What is to be told of something that happens now. */
record Entry(
        AuditKind kind,
        @Nullable Subject about,
        Origin origin,
        List<AnsweredCall> calls,
        String detail,
        @Nullable String change) {
    String ramCalls() {
        return calls.stream().map(AnsweredCall::toString).collect(Collectors.joining(" "));
    }
}
