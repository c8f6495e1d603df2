package ramscim.core.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import ramscim.core.converge.Reconsideration;
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
import ramscim.core.work.Lane;
import ramscim.core.work.Lanes;

/** Asks once more for what users shall be, as if somebody had sent it again. */
final class UserReconsideration implements Reconsideration {
    private static final int MAX_COLLISIONS = 10;

    private final ProvisioningStore store;
    private final Lanes lanes;
    private final Departures departures;
    private final BiFunction<StoredResource, ScimAttributes, String> nameKeys;
    private final Consumer<Lane> driver;
    private final Duration grace;
    private final Clock clock;

    /**
     * @param nameKeys by what name a resource with these attributes is known
     * @param driver begins to carry out what is asked of a lane's resource
     * @param grace after which what is announced is carried out if it was not begun
     */
    UserReconsideration(
            ProvisioningStore store,
            Lanes lanes,
            Departures departures,
            BiFunction<StoredResource, ScimAttributes, String> nameKeys,
            Consumer<Lane> driver,
            Duration grace,
            Clock clock) {
        this.store = store;
        this.lanes = lanes;
        this.departures = departures;
        this.nameKeys = nameKeys;
        this.driver = driver;
        this.grace = grace;
        this.clock = clock;
    }

    @Override
    public void announce(ResourceId user, Origin origin) {
        try (Lanes.Visit visit = lanes.enter(user)) {
            Lane lane = visit.lane();
            synchronized (lane) {
                askAgain(user, origin);
            }
        }
    }

    @Override
    public void begin(ResourceId user, Origin origin) {
        begin(user, origin, false);
    }

    @Override
    public void repair(ResourceId user, Origin origin) {
        begin(user, origin, true);
    }

    private void begin(ResourceId user, Origin origin, boolean distrusting) {
        try (Lanes.Visit visit = lanes.enter(user)) {
            Lane lane = visit.lane();
            synchronized (lane) {
                StoredResource stored = store.find(user);
                if (stored != null && stored.intent() == null) {
                    askAgain(user, origin);
                }
                if (distrusting) {
                    lane.distrust();
                }
            }
            driver.accept(lane);
        }
    }

    /** Another bridge on the same store may be quicker; what it was asked for may not know the reason to reconsider. */
    private void askAgain(ResourceId user, Origin origin) {
        int collisions = 0;
        while (!isAskedAgain(user, origin) && collisions < MAX_COLLISIONS) {
            collisions++;
        }
    }

    /** For what was asked for last, or is so already; what is held will be reconsidered when it is let through. */
    private boolean isAskedAgain(ResourceId user, Origin origin) {
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
        return store.write(
                new Transition.Committed(user, stored.type(), again, nameKeys.apply(stored, newest), Set.of()));
    }
}
