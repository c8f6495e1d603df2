package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Observed;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ConfirmedResources.Listed;
import ramscim.core.store.Sought;
import ramscim.core.store.Transition;

/** Whatever is remembered of a resource is what another look at the database would give. */
class RememberedResourcesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00.123456789Z");

    private final StoreDatabase database;
    private final JdbcProvisioningStore store;
    private final ResourceId ada = ResourceId.random();
    private final ResourceId team = ResourceId.random();

    RememberedResourcesTest(@TempDir Path directory) {
        database = StoreDatabase.sqlite(directory);
        store = database.store();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Intent intent(long sequence, String name, Map<ResourceId, Membership> memberships) {
        ScimAttributes attributes = name.isEmpty()
                ? null
                : ScimAttributes.fromJson("{\"userName\":\"%1$s\",\"displayName\":\"%1$s\"}".formatted(name));
        Origin origin = Origin.ofBridge("test");
        return new Intent(sequence, attributes, memberships, false, Hold.FREE, origin, NOW, 0, NOW, null);
    }

    private void commit(ResourceId id, ResourceType type, Intent intent) {
        String key =
                intent.desired() == null ? null : type + ":" + intent.desired().text("userName");
        write(new Transition.Committed(id, type, intent, key, Set.of()));
    }

    private void confirm(ResourceId id, Intent intent, @Nullable Observed observed) {
        String key =
                intent.desired() == null ? null : "key of " + intent.desired().text("userName");
        write(new Transition.Confirmed(id, intent, key, observed, NOW, false, List.of()));
    }

    private void write(Transition transition) {
        assertThat(store.write(transition)).isTrue();
        assertRemembersWhatIsThere();
    }

    private void assertRemembersWhatIsThere() {
        for (ResourceId id : List.of(ada, team)) {
            StoredResource remembered = store.find(id);
            assertThat(remembered).isEqualTo(database.store().find(id));
        }
        assertThat(listed(store)).isEqualTo(listed(database.store()));
    }

    private List<Listed> listed(JdbcProvisioningStore from) {
        return new JdbcConfirmedResources(database.jdbc(), from).list(new Sought.OneOf(List.of(ada, team)), 0, 0, 2);
    }

    @Test
    void find_afterEachStepOfALife_isWhatTheDatabaseHas() {
        Intent made = intent(1, "ada", Map.of());
        commit(ada, ResourceType.USER, made);
        write(new Transition.Seen(ada, ObservedFormTest.user()));
        confirm(ada, made, ObservedFormTest.user());
        Intent renamed = intent(2, "Ada", Map.of());
        commit(ada, ResourceType.USER, renamed);
        write(new Transition.Seen(ada, ObservedFormTest.user()));
        confirm(ada, renamed, null);
        write(new Transition.Told(ada, Origin.ofBridge("test")));
        Intent overtaken = intent(3, "lovelace", Map.of());
        commit(ada, ResourceType.USER, overtaken);
        Intent newer = intent(4, "ada", Map.of());
        commit(ada, ResourceType.USER, newer);
        write(new Transition.Confirmed(ada, overtaken, null, null, NOW, true, List.of()));
        confirm(ada, newer, ObservedFormTest.user());
        Intent gone = intent(5, "", Map.of());
        commit(ada, ResourceType.USER, gone);
        confirm(ada, gone, null);
    }

    @Test
    void find_afterEachStepOfAMembership_isWhatTheDatabaseHas() {
        Intent user = intent(1, "ada", Map.of());
        commit(ada, ResourceType.USER, user);
        confirm(ada, user, null);
        Intent group = intent(1, "team", Map.of());
        commit(team, ResourceType.GROUP, group);
        confirm(team, group, ObservedFormTest.group());
        Intent joining = intent(2, "team", Map.of(ada, Membership.JOINED));
        commit(team, ResourceType.GROUP, joining);
        write(new Transition.Seen(team, ObservedFormTest.group()));
        write(new Transition.MemberSettled(team, ada, Membership.JOINED, joining, List.of()));
        confirm(team, joining, ObservedFormTest.group());
        Intent gone = intent(2, "", Map.of());
        commit(ada, ResourceType.USER, gone);
        confirm(ada, gone, null);
    }

    @Test
    void find_writeThatIsTakenBack_isWhatItWas() {
        Intent made = intent(1, "ada", Map.of());
        commit(ada, ResourceType.USER, made);

        assertThatThrownBy(() -> database.transactions().write(() -> {
                    store.write(new Transition.Seen(ada, ObservedFormTest.user()));
                    throw new IllegalStateException("no room");
                }))
                .hasMessage("no room");

        assertRemembersWhatIsThere();
    }

    @Test
    void find_withinTheTransactionThatWrites_isWhatItWrote() {
        Intent made = intent(1, "ada", Map.of());
        commit(ada, ResourceType.USER, made);

        StoredResource within = database.transactions().write(() -> {
            store.write(new Transition.Seen(ada, ObservedFormTest.user()));
            return store.find(ada);
        });

        assertThat(within.observed()).isEqualTo(ObservedFormTest.user());
        assertRemembersWhatIsThere();
    }
}
