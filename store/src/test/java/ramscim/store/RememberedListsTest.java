package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Origin;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ConfirmedResources.Listed;
import ramscim.core.store.Sought;
import ramscim.core.store.Transition;

/** Pages are those that somebody reads who remembers nothing. */
class RememberedListsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    private static final Sought USERS = new Sought.OfTypes(List.of(ResourceType.USER));
    private static final Sought ACTIVE = new Sought.AllOf(List.of(USERS, new Sought.Active(true)));

    private final StoreDatabase database;
    private final JdbcProvisioningStore store;
    private final JdbcConfirmedResources remembering;
    private final List<ResourceId> users = new ArrayList<>();

    RememberedListsTest(@TempDir Path directory) {
        database = StoreDatabase.sqlite(directory);
        store = database.store();
        remembering = new JdbcConfirmedResources(database.jdbc(), store);
        for (int n = 0; n < 23; n++) {
            ResourceId id = ResourceId.random();
            users.add(id);
            become(id, 1, "{\"userName\":\"user%d\",\"active\":%s}".formatted(n, n % 3 != 0));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void become(ResourceId id, long sequence, String attributes) {
        Origin origin = Origin.ofBridge("test");
        ScimAttributes desired = attributes.isEmpty() ? null : ScimAttributes.fromJson(attributes);
        Intent intent = new Intent(sequence, desired, Map.of(), false, Hold.FREE, origin, NOW, 0, NOW, null);
        String key = desired == null ? null : "name of " + id;
        assertThat(store.write(new Transition.Committed(id, ResourceType.USER, intent, key, Set.of())))
                .isTrue();
        assertThat(store.write(new Transition.Confirmed(id, intent, key, null, NOW, false, List.of())))
                .isTrue();
    }

    private void assertReadsWhatIsThere(int skip, int limit) {
        for (Sought sought : List.of(USERS, ACTIVE)) {
            var forgetful = new JdbcConfirmedResources(database.jdbc(), database.store());
            List<Listed> page = remembering.list(sought, 0, skip, limit);
            assertThat(page).isEqualTo(forgetful.list(sought, 0, skip, limit));
            assertThat(remembering.count(sought)).isEqualTo(forgetful.count(sought));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 23, 24})
    void list_pageByPage_skipsNobodyAndRepeatsNobody(int limit) {
        for (int turn = 0; turn < 2; turn++) {
            for (int skip = 0; skip <= 24; skip += Math.max(1, limit - 1)) {
                assertReadsWhatIsThere(skip, limit);
            }
        }
    }

    @Test
    void list_inAnyOrderAndPagesOfAnySize_isTheSame() {
        for (int skip : List.of(20, 5, 10, 0, 9, 10, 11, 22, 23, 5)) {
            for (int limit : List.of(6, 1, 4, 30)) {
                assertReadsWhatIsThere(skip, limit);
            }
        }
    }

    @Test
    void list_whileSomebodyComesGoesAndIsDisabled_isWhatIsThereNow() {
        for (int skip = 0; skip < 23; skip += 4) {
            assertReadsWhatIsThere(skip, 5);
            become(users.get(skip), 2, "");
            assertReadsWhatIsThere(skip, 5);
            become(users.get(skip + 1), 2, "{\"userName\":\"other%d\",\"active\":false}".formatted(skip));
            assertReadsWhatIsThere(skip + 4, 5);
            become(ResourceId.random(), 1, "{\"userName\":\"new%d\"}".formatted(skip));
            assertReadsWhatIsThere(skip + 4, 5);
        }
    }

    @Test
    void list_withinATransactionThatIsTakenBack_isNotRememberedFromIt() {
        assertReadsWhatIsThere(0, 5);

        assertThatThrownBy(() -> database.transactions().write(() -> {
                    become(users.get(1), 2, "");
                    assertThat(remembering.list(USERS, 0, 0, 5)).isNotEmpty();
                    assertThat(remembering.count(USERS)).isEqualTo(22);
                    throw new IllegalStateException("no room");
                }))
                .hasMessage("no room");

        assertReadsWhatIsThere(0, 5);
        assertReadsWhatIsThere(4, 5);
        assertThat(remembering.count(USERS)).isEqualTo(23);
    }
}
