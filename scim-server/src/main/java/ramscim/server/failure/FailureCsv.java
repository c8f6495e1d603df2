package ramscim.server.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.server.table.Csv;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

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

    static String of(List<FailingChange> changes, Audience reader) {
        StringBuilder table = new StringBuilder();
        try {
            Csv.writeHeader(headings(reader), table);
            for (FailingChange change : changes) {
                Csv.write(cells(change, reader), table);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can be written", e);
        }
        return table.toString();
    }

    private static List<String> headings(Audience reader) {
        return COLUMNS.stream()
                .map(column ->
                        Words.of("failures.column." + column.replace('_', '-')).to(reader))
                .toList();
    }

    private static List<@Nullable Object> cells(FailingChange change, Audience reader) {
        return Arrays.asList(
                change.subject(),
                change.type(),
                change.resourceId(),
                change.change(),
                change.leaver(),
                change.cause().title().to(reader),
                change.cause().advice().to(reader),
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
