package ramscim.core.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import ramscim.core.converge.Convergence;
import ramscim.core.guard.Departures;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.intent.Verdict;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/**
 * Asks once more for what a user shall be, as if somebody had sent it again, because something has changed that the user's access depends on.
 *
 * <p>Under the lock of the user's lane.
 */
final class Reconsideration {
    private static final int MAX_COLLISIONS = 10;

    private final ProvisioningStore store;
    private final Departures departures;
    private final Convergence users;
    private final Duration grace;
    private final Clock clock;

    /** @param grace after which it is carried out if nobody has begun with it before */
    Reconsideration(ProvisioningStore store, Departures departures, Convergence users, Duration grace, Clock clock) {
        this.store = store;
        this.departures = departures;
        this.users = users;
        this.grace = grace;
        this.clock = clock;
    }

    /** Whatever is under way, which may not know the reason. Another bridge on the same store may be quicker. */
    void ask(ResourceId user, Origin origin) {
        int collisions = 0;
        while (!isAsked(user, origin) && collisions < MAX_COLLISIONS) {
            collisions++;
        }
    }

    /** Not if anything is under way: it was asked before. */
    void askIfIdle(ResourceId user, Origin origin) {
        StoredResource stored = store.find(user);
        if (stored != null && stored.intent() == null) {
            ask(user, origin);
        }
    }

    /** For what was asked for last, or is so already; what is held will be reconsidered when it is let through. */
    private boolean isAsked(ResourceId user, Origin origin) {
        StoredResource stored = store.find(user);
        ScimAttributes newest = stored == null ? null : stored.newestAttributes();
        Intent pending = stored == null ? null : stored.intent();
        if (stored == null || newest == null || (pending != null && pending.isHeld())) {
            return true;
        }
        Draft draft = Draft.of(newest);
        Verdict verdict = new Verdict(pending == null ? Hold.FREE : pending.hold(), Set.of(), null);
        Intent again = Intent.fresh(
                        stored.sequence() + 1,
                        draft,
                        departures.of(stored, draft).isUrgent(),
                        verdict,
                        origin,
                        clock.instant(),
                        grace)
                .withPassword(pending != null && pending.password());
        return store.write(new Transition.Committed(user, stored.type(), again, users.nameKey(user, newest), Set.of()));
    }
}
