package ramscim.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.core.intent.HeldIntent;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;
import ramscim.store.HeldIntents;
import ramscim.store.StoreDatabase;

/** What "all" is to whoever was shown what is held, on either database. */
abstract class HeldChangesContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    private static final Origin ENTRA = Origin.ofToken("entra", "req-1");

    private final StoreDatabase database;
    private final ProvisioningStore store;
    private final HeldChanges held;
    private final ResourceId ada = ResourceId.random();
    private final ResourceId bob = ResourceId.random();

    HeldChangesContract(StoreDatabase database) {
        this.database = database;
        this.store = database.store();
        this.held = new HeldChanges(new HeldIntents(database.jdbc()), store);
    }

    @BeforeEach
    void holdTwo() {
        hold(ada, NOW);
        hold(bob, NOW.plusMillis(1));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void hold(ResourceId id, Instant accepted) {
        StoredResource stored = store.find(id);
        if (stored == null) {
            ScimAttributes user = ScimAttributes.fromJson("{\"userName\":\"%s\"}".formatted(id));
            Intent creation = new Intent(1, user, Map.of(), false, Hold.FREE, ENTRA, NOW, 0, NOW, null);
            store.write(new Transition.Committed(id, ResourceType.USER, creation, "user:" + id, Set.of()));
            store.write(new Transition.Confirmed(id, creation, "user:" + id, null, NOW, true, List.of()));
        }
        long sequence = Objects.requireNonNull(store.find(id)).sequence() + 1;
        Refusal why = Refusal.of(Reason.HELD, "Too many.");
        Intent deletion = new Intent(sequence, null, Map.of(), true, Hold.HELD, ENTRA, accepted, 0, accepted, why);
        assertThat(store.write(new Transition.Committed(id, ResourceType.USER, deletion, null, Set.of())))
                .isTrue();
    }

    private String mark() {
        return Objects.requireNonNull(held.show(0, 1).mark());
    }

    @Test
    void show_some_hasTheMarkOfAll() {
        HeldChanges.Shown shown = held.show(1, 1);

        assertThat(shown.total()).isEqualTo(2);
        assertThat(shown.mark()).isEqualTo(mark());
        assertThat(shown.changes()).singleElement().satisfies(change -> {
            assertThat(change.id()).isEqualTo(bob.toString());
            assertThat(change.sequence()).isEqualTo(2);
            assertThat(change.reason()).isEqualTo("Too many.");
        });
    }

    @Test
    void marked_nothingHappened_all() {
        assertThat(held.marked(mark())).isEqualTo(meant(new HeldIntent(ada, 2), new HeldIntent(bob, 2)));
    }

    @Test
    void marked_moreIsHeldSince_onlyWhatWasShown() {
        String mark = mark();
        hold(ResourceId.random(), NOW.plusSeconds(9));

        assertThat(held.marked(mark)).isEqualTo(meant(new HeldIntent(ada, 2), new HeldIntent(bob, 2)));
    }

    @Test
    void marked_somethingElseIsAskedOfOne_theOthers() {
        String mark = mark();
        hold(ada, NOW.plusSeconds(9));

        assertThat(held.marked(mark)).isEqualTo(new Meant(List.of(new HeldIntent(bob, 2)), 2));
    }

    @Test
    void marked_oneWasDecidedOn_theOthers() {
        String mark = mark();
        store.write(new Transition.Rejected(new HeldIntent(bob, 2), Origin.ofAdministrator("eve", "req-2")));

        assertThat(held.marked(mark)).isEqualTo(new Meant(List.of(new HeldIntent(ada, 2)), 2));
    }

    @Test
    void marked_oneThatWasAcceptedBeforeTheNewestBecameVisible_onlyWhatWasShown() {
        String mark = mark();
        hold(ResourceId.random(), NOW);

        assertThat(held.marked(mark)).isEqualTo(meant(new HeldIntent(ada, 2), new HeldIntent(bob, 2)));
    }

    private static Meant meant(HeldIntent... held) {
        return Meant.of(List.of(held));
    }

    @Test
    void marked_noMark_nothing() {
        assertThat(held.marked("")).isNull();
        assertThat(held.marked("1.2")).isNull();
        assertThat(held.marked("9".repeat(30) + "." + "0".repeat(64))).isNull();
    }
}
