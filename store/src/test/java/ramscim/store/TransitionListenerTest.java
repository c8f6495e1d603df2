package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.Transition;

class TransitionListenerTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");

    private final StoreDatabase database;
    private final List<Written> told = new ArrayList<>();
    private final JdbcProvisioningStore store;
    private final ResourceId ada = ResourceId.random();

    TransitionListenerTest(@TempDir Path directory) {
        database = StoreDatabase.sqlite(directory);
        store = database.store(told::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Intent intent(long sequence, Map<ResourceId, Membership> memberships) {
        ScimAttributes attributes = ScimAttributes.fromJson("{\"userName\":\"ada\",\"displayName\":\"Team\"}");
        Origin origin = Origin.ofBridge("test");
        return new Intent(sequence, attributes, memberships, false, Hold.FREE, origin, NOW, 0, NOW, null);
    }

    private static Transition committed(ResourceId id, ResourceType type, Intent intent) {
        return new Transition.Committed(id, type, intent, type + ":" + id, Set.of());
    }

    private static Transition confirmed(ResourceId id, ResourceType type, Intent intent) {
        return new Transition.Confirmed(id, intent, type + ":" + id, null, NOW, true, List.of());
    }

    private void begin(ResourceId id, ResourceType type) {
        store.write(committed(id, type, intent(1, Map.of())));
        store.write(confirmed(id, type, intent(1, Map.of())));
    }

    @Test
    void write_whatCameAbout_isToldWithHowThingsWere() {
        store.write(committed(ada, ResourceType.USER, intent(1, Map.of())));
        StoredResource before = Objects.requireNonNull(store.find(ada));

        store.write(confirmed(ada, ResourceType.USER, intent(1, Map.of())));

        assertThat(told.get(1).before()).isEqualTo(before);
    }

    @Test
    void write_whatDidNotComeAbout_isNotTold() {
        begin(ada, ResourceType.USER);
        told.clear();

        assertThat(store.write(committed(ada, ResourceType.USER, intent(7, Map.of()))))
                .isFalse();

        assertThat(told).isEmpty();
    }

    @Test
    void write_listenerThatFails_nothingComesAbout() {
        JdbcProvisioningStore failing = database.store(written -> {
            throw new IllegalStateException("no room");
        });

        assertThatThrownBy(() -> failing.write(committed(ada, ResourceType.USER, intent(1, Map.of()))))
                .hasMessage("no room");

        assertThat(store.find(ada)).isNull();
    }

    @Test
    void write_unheard_isToldToNobody() {
        store.unheard().write(committed(ada, ResourceType.USER, intent(1, Map.of())));

        assertThat(store.find(ada)).isNotNull();
        assertThat(told).isEmpty();
    }

    @Test
    void write_deletionOfAGroup_isToldWithThoseWhoWereInIt() {
        ResourceId team = ResourceId.random();
        begin(ada, ResourceType.USER);
        begin(team, ResourceType.GROUP);
        Intent joining = intent(2, Map.of(ada, Membership.JOINED));
        store.write(committed(team, ResourceType.GROUP, joining));
        store.write(new Transition.MemberSettled(team, ada, Membership.JOINED, joining, List.of()));
        Intent deletion = new Intent(3, null, Map.of(), true, Hold.FREE, Origin.ofBridge("test"), NOW, 0, NOW, null);
        store.write(new Transition.Committed(team, ResourceType.GROUP, deletion, null, Set.of()));

        store.write(new Transition.Confirmed(team, deletion, null, null, NOW, true, List.of()));

        assertThat(told.get(told.size() - 1).parting())
                .extracting(StoredResource::id)
                .containsExactly(ada);
    }
}
