package ramscim.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ramscim.store.Condition;
import ramscim.store.TemporaryStore;

/** A page of the newest events must not read all there are. */
class AuditPlansTest {
    private final TemporaryStore store = new TemporaryStore();

    @AfterEach
    void close() {
        store.close();
    }

    private List<String> steps(AuditQuery query) {
        Condition condition = query.condition();
        return store.jdbc()
                .sql("explain query plan " + AuditLog.sql(query, condition, "< :place", "desc"))
                .params(condition.parameters())
                .param("place", 100)
                .param("limit", 51)
                .query((row, number) -> row.getString("detail"))
                .list();
    }

    private static AuditQuery query(String subject, Set<AuditKind> kinds, Instant from) {
        return new AuditQuery(null, subject, null, null, kinds, from, null);
    }

    static List<AuditQuery> searches() {
        return List.of(
                AuditQuery.everything(),
                query("", Set.of(AuditKind.REFUSED), Instant.EPOCH),
                query("", Set.of(), Instant.EPOCH),
                query("anna", Set.of(), Instant.EPOCH),
                query("anna", Set.of(AuditKind.REFUSED), Instant.EPOCH));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void page_anySearch_isReadFromTheNewestOn(AuditQuery query) {
        assertThat(steps(query)).isNotEmpty().noneMatch(step -> step.contains("TEMP B-TREE"));
    }

    @Test
    void page_byName_readsNothingButNamesUntilOneMatches() {
        assertThat(steps(query("anna", Set.of(), Instant.EPOCH)).get(0))
                .contains("COVERING INDEX audit_event_subject (sequence<?)");
    }
}
