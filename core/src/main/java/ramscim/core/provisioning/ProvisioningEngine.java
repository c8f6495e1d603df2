package ramscim.core.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamDirectory;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.mapping.UserMapping;
import ramscim.core.provisioning.ProvisioningException.Reason;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * Carries every change of a resource to RAM, whoever asks for it.
 *
 * <p>What a change asks for is checked, committed to the store as an {@link Intent}, planned against what RAM holds, applied and confirmed;
 * only then the caller is told that it is so. If that takes longer than the caller's time budget, or RAM cannot be reached, the caller is told
 * {@link Reason#NOT_YET} and the intent is carried on without it: an intent that was committed is never forgotten. Changes of one resource
 * are carried out one at a time, and while one waits, newer ones are merged into it.
 */
public final class ProvisioningEngine {
    /** How often a change is computed anew because somebody else changed the same resource in between. */
    private static final int MAX_COLLISIONS = 10;

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final ProvisioningStore store;
    private final UserConvergence convergence;
    private final Lanes lanes = new Lanes();
    private final IntentDriver driver;
    private final Duration budget;
    private final Clock clock;

    /**
     * @param workers runs the calls to RAM; callers wait for them and never make them
     * @param budget how long a caller waits before it is told that the outcome is not known yet
     */
    public ProvisioningEngine(
            ProvisioningStore store,
            RamDirectory directory,
            UserMapping mapping,
            AccountDomain domain,
            Executor workers,
            Duration budget,
            Clock clock) {
        this.store = store;
        this.convergence = new UserConvergence(directory, mapping, domain, store);
        this.driver = new IntentDriver(store, convergence, lanes, workers, clock);
        this.budget = budget;
        this.clock = clock;
    }

    /** What a change comes to: an outcome to wait for, or nothing to do because the resource is as asked; neither after a collision. */
    private record Decision(
            Lane.@Nullable Caller caller, @Nullable ConfirmedResource done) {
        static final Decision COLLISION = new Decision(null, null);

        static Decision await(Lane.Caller caller) {
            return new Decision(caller, null);
        }

        static Decision done(ConfirmedResource resource) {
            return new Decision(null, resource);
        }

        boolean isCollision() {
            return caller == null && done == null;
        }
    }

    @FunctionalInterface
    private interface Change {
        Decision decide(Lane lane);
    }

    /**
     * Creates a user.
     *
     * <p>If a user with the same name was accepted before and nobody was told that it was created, this joins it and gives the same id.
     *
     * @throws ProvisioningException {@code INVALID_VALUE, UNIQUENESS, QUOTA_EXCEEDED, NOT_YET}
     */
    public ConfirmedResource create(ScimAttributes attributes) {
        for (int collisions = 0; collisions < MAX_COLLISIONS; collisions++) {
            ResourceId random = ResourceId.random();
            String nameKey = nameKey(random, attributes);
            StoredResource namesake = store.findByName(nameKey);
            ResourceId id = namesake == null ? random : namesake.id();
            try (Lanes.Visit visit = lanes.enter(id)) {
                Lane lane = visit.lane();
                Decision decision;
                synchronized (lane) {
                    decision = decideCreation(lane, attributes, nameKey);
                }
                if (!decision.isCollision()) {
                    return Objects.requireNonNull(settle(lane, decision));
                }
            }
        }
        throw collided();
    }

    /**
     * Changes a resource.
     *
     * @param edit makes the new attributes from the newest ones; may be called more than once; what it throws is thrown on, and nothing changes
     * @param expectedVersion what the caller demands of the version that it changes
     * @throws ProvisioningException {@code NOT_FOUND, PRECONDITION_FAILED, INVALID_VALUE, UNIQUENESS, QUOTA_EXCEEDED, NOT_YET}
     */
    public ConfirmedResource update(ResourceId id, UnaryOperator<ScimAttributes> edit, LongPredicate expectedVersion) {
        return Objects.requireNonNull(change(id, lane -> decideUpdate(lane, edit, expectedVersion)));
    }

    /**
     * Ends a resource and its RAM user.
     *
     * @throws ProvisioningException {@code NOT_FOUND, PRECONDITION_FAILED, NOT_YET}
     */
    public void delete(ResourceId id, LongPredicate expectedVersion) {
        change(id, lane -> decideDeletion(lane, expectedVersion));
    }

    /** Carries on what is waiting and may be tried again by now. */
    public void driveDue() {
        driver.driveDue(clock.instant());
    }

    /** Carries on everything that an earlier process left behind, whenever it would be due. */
    public void recover() {
        driver.driveDue(Instant.ofEpochSecond(Integer.MAX_VALUE));
    }

    private @Nullable ConfirmedResource change(ResourceId id, Change change) {
        try (Lanes.Visit visit = lanes.enter(id)) {
            Lane lane = visit.lane();
            for (int collisions = 0; collisions < MAX_COLLISIONS; collisions++) {
                Decision decision;
                synchronized (lane) {
                    decision = change.decide(lane);
                }
                if (!decision.isCollision()) {
                    return settle(lane, decision);
                }
            }
        }
        throw collided();
    }

    private Decision decideCreation(Lane lane, ScimAttributes attributes, String nameKey) {
        StoredResource stored = store.find(lane.id());
        if (stored == null) {
            return commit(lane, null, attributes, nameKey);
        }
        if (stored.isBeingDeleted()) {
            throw ProvisioningException.notYet(
                    "The user that has this userName is being deleted; try again when that is done.", ASK_AGAIN);
        }
        ConfirmedResource confirmed = stored.confirmed();
        if (lane.hasCallers() || (confirmed != null && confirmed.acknowledged())) {
            throw taken();
        }
        if (confirmed != null
                && stored.intent() == null
                && confirmed.attributes().equals(attributes)) {
            store.acknowledge(lane.id());
            return Decision.done(confirmed);
        }
        return commit(lane, stored, attributes, nameKey);
    }

    private Decision decideUpdate(Lane lane, UnaryOperator<ScimAttributes> edit, LongPredicate expectedVersion) {
        StoredResource stored = existing(lane.id(), expectedVersion);
        ScimAttributes newest = stored.newestAttributes();
        if (newest == null) {
            throw ProvisioningException.notYet("The resource is being deleted.", ASK_AGAIN);
        }
        ScimAttributes desired = edit.apply(newest);
        if (desired.equals(newest)) {
            Intent pending = stored.intent();
            return pending == null
                    ? Decision.done(Objects.requireNonNull(stored.confirmed()))
                    : Decision.await(lane.await(pending.sequence()));
        }
        return commit(lane, stored, desired, nameKey(lane.id(), desired));
    }

    private Decision decideDeletion(Lane lane, LongPredicate expectedVersion) {
        StoredResource stored = existing(lane.id(), expectedVersion);
        Intent pending = stored.intent();
        return pending != null && stored.isBeingDeleted()
                ? Decision.await(lane.await(pending.sequence()))
                : commit(lane, stored, null, null);
    }

    private StoredResource existing(ResourceId id, LongPredicate expectedVersion) {
        StoredResource stored = store.find(id);
        if (stored == null || stored.confirmed() == null) {
            throw new ProvisioningException(Reason.NOT_FOUND, "There is no resource with the id " + id + ".");
        }
        if (!expectedVersion.test(stored.confirmed().version())) {
            throw new ProvisioningException(
                    Reason.PRECONDITION_FAILED, "The resource was changed since the version that the request names.");
        }
        return stored;
    }

    private Decision commit(
            Lane lane, @Nullable StoredResource stored, @Nullable ScimAttributes desired, @Nullable String nameKey) {
        long sequence = stored == null ? 1 : stored.sequence() + 1;
        Intent intent = Intent.fresh(
                sequence, desired, isLeaver(stored, desired), clock.instant().plus(budget));
        if (!store.commit(lane.id(), intent, nameKey)) {
            checkNameIsFree(lane.id(), nameKey);
            return Decision.COLLISION;
        }
        if (stored == null || stored.intent() == null) {
            lane.trust(sequence);
        }
        return Decision.await(lane.await(sequence));
    }

    private static boolean isLeaver(@Nullable StoredResource stored, @Nullable ScimAttributes desired) {
        if (stored == null || desired == null) {
            return stored != null;
        }
        return !desired.get("active").asBoolean(true);
    }

    private void checkNameIsFree(ResourceId id, @Nullable String nameKey) {
        StoredResource owner = nameKey == null ? null : store.findByName(nameKey);
        StoredResource self = store.find(id);
        if (owner != null && self != null && !owner.id().equals(id)) {
            throw taken();
        }
    }

    private @Nullable ConfirmedResource settle(Lane lane, Decision decision) {
        Lane.Caller caller = decision.caller();
        if (caller == null) {
            return decision.done();
        }
        driver.drive(lane);
        Outcome outcome = patiently(lane, caller);
        if (outcome == null) {
            throw ProvisioningException.notYet(
                    "RAM has not confirmed the change yet. It was accepted and is being carried out.", ASK_AGAIN);
        }
        return outcome.resource();
    }

    private @Nullable Outcome patiently(Lane lane, Lane.Caller caller) {
        try {
            return lane.outcome(caller, budget);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private String nameKey(ResourceId id, ScimAttributes attributes) {
        try {
            return convergence.nameKey(id, attributes);
        } catch (InvalidAttributeException e) {
            throw new ProvisioningException(Reason.INVALID_VALUE, String.valueOf(e.getMessage()));
        }
    }

    private static ProvisioningException taken() {
        return new ProvisioningException(
                Reason.UNIQUENESS,
                "Another user has this 'userName', or one that RAM takes for the same: what stands before the '@', without case.");
    }

    private static ProvisioningException collided() {
        return ProvisioningException.notYet("The resource is being changed by many at once.", ASK_AGAIN);
    }
}
