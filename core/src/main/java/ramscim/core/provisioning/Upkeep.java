package ramscim.core.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/**
 * Asks once more for what was confirmed, so that RAM becomes that again. Nothing is taken for granted of what RAM held, and nobody waits.
 *
 * <p>What nobody asked for anew must not run into anything that somebody did: while an intent waits, it is left to that.
 */
final class Upkeep {
    private final ProvisioningStore store;
    private final Map<ResourceType, Convergence> convergences;
    private final Lanes lanes;
    private final IntentDriver driver;
    private final Clock clock;

    Upkeep(
            ProvisioningStore store,
            Map<ResourceType, Convergence> convergences,
            Lanes lanes,
            IntentDriver driver,
            Clock clock) {
        this.store = store;
        this.convergences = convergences;
        this.lanes = lanes;
        this.driver = driver;
        this.clock = clock;
    }

    /** A user, and its memberships: RAM forgets them with the user. */
    boolean repair(ResourceId id, Origin origin) {
        if (!begin(id, Map.of(), origin)) {
            return false;
        }
        store.groupsOf(id).forEach(group -> begin(group.id(), Map.of(id, Membership.JOINED), origin));
        return true;
    }

    private boolean begin(ResourceId id, Map<ResourceId, Membership> memberships, Origin origin) {
        try (Lanes.Visit visit = lanes.enter(id)) {
            Lane lane = visit.lane();
            synchronized (lane) {
                if (!commit(id, memberships, origin)) {
                    return false;
                }
                lane.distrust();
            }
            driver.drive(lane);
            return true;
        }
    }

    private boolean commit(ResourceId id, Map<ResourceId, Membership> memberships, Origin origin) {
        StoredResource stored = store.find(id);
        ConfirmedResource confirmed = stored == null ? null : stored.confirmed();
        if (stored == null || confirmed == null || stored.intent() != null) {
            return false;
        }
        ScimAttributes attributes = confirmed.attributes();
        boolean leaver = !attributes.get("active").asBoolean(true);
        Intent again = Intent.fresh(
                stored.sequence() + 1,
                new Draft(attributes, memberships),
                leaver,
                Guard.Verdict.HARMLESS,
                origin,
                clock.instant(),
                Duration.ZERO);
        return store.commit(id, stored.type(), again, nameKey(stored, attributes), Set.of());
    }

    private @Nullable String nameKey(StoredResource stored, ScimAttributes attributes) {
        return Objects.requireNonNull(convergences.get(stored.type())).nameKey(stored.id(), attributes);
    }
}
