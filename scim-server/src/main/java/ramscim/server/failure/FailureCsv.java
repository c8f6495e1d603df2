package ramscim.server.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.server.table.Csv;

/** Failing changes as a table for spreadsheets. */
final class FailureCsv {
    private static final List<String> COLUMNS = List.of(
            "subject",
            "type",
            "id",
            "change",
            "takes_access_away",
            "cause",
            "what_to_do",
            "message",
            "retrying",
            "attempts",
            "first_seen",
            "last_seen",
            "next_attempt",
            "ram_request_id",
            "ram_operation",
            "code",
            "attribute");

    private FailureCsv() {}

    static String of(List<FailingChange> changes) {
        StringBuilder table = new StringBuilder();
        try {
            Csv.writeHeader(COLUMNS, table);
            for (FailingChange change : changes) {
                Csv.write(cells(change), table);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can be written", e);
        }
        return table.toString();
    }

    private static List<@Nullable Object> cells(FailingChange change) {
        return Arrays.asList(
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
                change.attribute());
    }
}
