package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.store.ListedResources.From;

class ListedResourcesTest {
    private final TemporaryStore store = new TemporaryStore();

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void next_anyPage_isReadFromWhereItBeginsInTheOrderOfAnIndex(boolean backwards) {
        From place = new From("person-050", "x", backwards);

        List<String> steps = store.jdbc()
                .sql("explain query plan " + ListedResources.sql(false, place))
                .param("type", "USER")
                .param("name", place.listed())
                .param("id", place.id())
                .param("limit", 51)
                .query((row, number) -> row.getString("detail"))
                .list();

        assertThat(steps)
                .anyMatch(step -> step.contains("resource_listed (type=? AND <expr>" + (backwards ? "<?" : ">?")))
                .noneMatch(step -> step.contains("TEMP B-TREE"));
    }
}
