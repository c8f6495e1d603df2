package ramscim.server.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ramscim.server.table.Csv;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;
import ramscim.store.HeldPolicies.Query;

/** An access review as a table: a line for each way in which somebody has a policy, with room for who decides on it. */
final class AccessCsv {
    private static final int BATCH = 1000;
    private static final List<String> COLUMNS = List.of(
            "policy",
            "administrator",
            "why_administrator",
            "user",
            "name",
            "scim_id",
            "active",
            "way",
            "through",
            "attached_by",
            "as_of",
            "decision",
            "reviewer",
            "reviewed_on");

    private AccessCsv() {}

    static String of(AccessReview review, Query query, Audience reader) {
        StringBuilder table = new StringBuilder();
        String asOf = String.valueOf(review.readAt());
        try {
            Csv.writeHeader(headings(reader), table);
            List<HeldPolicy> batch;
            int skip = 0;
            do {
                batch = review.entries(query, skip, BATCH);
                for (HeldPolicy held : batch) {
                    Csv.write(cells(held, asOf), table);
                }
                skip += BATCH;
            } while (batch.size() == BATCH);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can be written", e);
        }
        return table.toString();
    }

    private static List<String> headings(Audience reader) {
        return COLUMNS.stream()
                .map(column ->
                        Words.of("access.column." + column.replace('_', '-')).to(reader))
                .toList();
    }

    private static List<@Nullable Object> cells(HeldPolicy held, String asOf) {
        return Arrays.asList(
                held.policy(),
                held.isOfAdministrators(),
                held.escalation(),
                held.user(),
                held.name(),
                held.person(),
                held.active(),
                held.way().name().toLowerCase(Locale.ROOT),
                held.through(),
                held.byBridge() ? "bridge" : "hand",
                asOf,
                "",
                "",
                "");
    }
}
