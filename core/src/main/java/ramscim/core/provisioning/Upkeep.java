package ramscim.core.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.core.converge.Convergence;
import ramscim.core.guard.Departures;
import ramscim.core.guard.Guard;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;
import ramscim.core.work.IntentDriver;

/**
 * Asks once more for what was confirmed, so that RAM becomes that again. Nothing is taken for granted of what RAM held, and nobody waits.
 *
 * <p>What nobody asked for anew must not run into anything that somebody did: while an intent waits, it is left to that. And nothing is turned off of
 * a user who became protected since.
 */
final class Upkeep {
    private final ProvisioningStore store;
    private final Map<ResourceType, Convergence> convergences;
    private final IntentDriver driver;
    private final Guard guard;
    private final Clock clock;

    Upkeep(
            ProvisioningStore store,
            Map<ResourceType, Convergence> convergences,
            IntentDriver driver,
            Guard guard,
            Clock clock) {
        this.store = store;
        this.convergences = convergences;
        this.driver = driver;
        this.guard = guard;
        this.clock = clock;
    }

    /** @param memberships whether its groups take it in again: RAM forgets memberships with the user */
    boolean repair(ResourceId id, boolean memberships, Origin origin) {
        if (!begin(id, Map.of(), origin)) {
            return false;
        }
        if (memberships) {
            store.groupsOf(id).forEach(group -> begin(group.id(), Map.of(id, Membership.JOINED), origin));
        }
        return true;
    }

    /**
     * A group.
     *
     * @param memberships those that RAM has otherwise than was confirmed; whoever is to leave counts for the guard
     */
    boolean repairGroup(ResourceId id, Map<ResourceId, Membership> memberships, Origin origin) {
        return begin(id, memberships, origin);
    }

    private boolean begin(ResourceId id, Map<ResourceId, Membership> memberships, Origin origin) {
        return driver.submit(id, lane -> {
            boolean asked = commit(id, memberships, origin);
            if (asked) {
                lane.distrust();
            }
            return asked;
        });
    }

    private boolean commit(ResourceId id, Map<ResourceId, Membership> memberships, Origin origin) {
        StoredResource stored = store.find(id);
        ConfirmedResource confirmed = stored == null ? null : stored.confirmed();
        if (stored == null || confirmed == null || stored.intent() != null) {
            return false;
        }
        ScimAttributes attributes = confirmed.attributes();
        Draft draft = new Draft(attributes, memberships);
        boolean takesAway = Departures.byRepair(stored, draft);
        if (takesAway && guard.isProtected(stored)) {
            return false;
        }
        return guard.judged(stored, draft, verdict -> {
            Intent again = Intent.fresh(
                    stored.sequence() + 1, draft, takesAway, verdict, origin, clock.instant(), Duration.ZERO);
            return store.write(
                    new Transition.Committed(id, stored.type(), again, nameKey(stored, attributes), verdict.losses()));
        });
    }

    private @Nullable String nameKey(StoredResource stored, ScimAttributes attributes) {
        return Objects.requireNonNull(convergences.get(stored.type())).nameKey(stored.id(), attributes);
    }
}
