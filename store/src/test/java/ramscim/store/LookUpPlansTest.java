package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.store.Sought;

/** What SQLite does to find one resource by a name must not depend on how many there are. */
class LookUpPlansTest {
    private final TemporaryStore store = new TemporaryStore();

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_name", "external_id", "display_name"})
    void list_byName_readsOnlyWhatHasTheName(String column) {
        List<String> steps = store.jdbc()
                .sql(
                        "explain query plan select * from resource r where r.position is not null and r.type in ('USER') and r."
                                + column + " = :f0 and r.position > :after order by r.position limit 101 offset 0")
                .param("f0", "x")
                .param("after", 0)
                .query((row, number) -> row.getString("detail"))
                .list();

        assertThat(steps).singleElement().asString().contains(column + "=?", "type=?", "position>?");
    }

    @ParameterizedTest
    @EnumSource(names = {"ENTITLEMENT", "ROLE"})
    void list_byWhatUsersAreGiven_readsOnlyThoseWhoHaveIt(Sought.Key key) {
        Condition condition = SoughtCondition.of(new Sought.Having(key, "System:ReadOnlyAccess"));

        List<String> steps = store.jdbc()
                .sql("explain query plan select * from resource r where r.position is not null and " + condition.sql())
                .params(condition.parameters())
                .query((row, number) -> row.getString("detail"))
                .list();

        assertThat(steps)
                .anyMatch(step -> step.contains("given_value") && step.contains("attribute=? AND value=?"))
                .noneMatch(step -> step.startsWith("SCAN"));
    }
}
