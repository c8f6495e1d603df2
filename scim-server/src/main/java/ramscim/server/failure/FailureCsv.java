package ramscim.server.failure;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Failing changes as a table for spreadsheets (RFC 4180). */
final class FailureCsv {
    private static final String HEADER =
            "subject,type,id,change,takes_access_away,cause,what_to_do,message,retrying,attempts,first_seen,last_seen,next_attempt,ram_request_id,ram_operation,code,attribute";
    private static final String END = "\r\n";

    private FailureCsv() {}

    static String of(List<FailingChange> changes) {
        return Stream.concat(Stream.of(HEADER), changes.stream().map(FailureCsv::row))
                .collect(Collectors.joining(END, "", END));
    }

    private static String row(FailingChange change) {
        return Stream.of(
                        change.subject(),
                        change.type(),
                        change.resourceId(),
                        change.change(),
                        change.leaver(),
                        change.cause().title(),
                        change.cause().advice(),
                        change.detail(),
                        change.retrying(),
                        change.attempts(),
                        change.firstSeen(),
                        change.lastSeen(),
                        change.nextAttempt(),
                        change.ramRequestId(),
                        change.operation(),
                        change.code(),
                        change.attribute())
                .map(FailureCsv::cell)
                .collect(Collectors.joining(","));
    }

    /** Quoted, and so that no spreadsheet takes a name for a formula. */
    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
