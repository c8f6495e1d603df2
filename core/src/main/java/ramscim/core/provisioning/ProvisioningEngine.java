package ramscim.core.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamTraffic;
import ramscim.core.directory.Secret;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.mapping.UserMapping;
import ramscim.core.provisioning.ProvisioningException.Reason;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
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

    /** How many departed users are begun with at once. */
    private static final int BATCH = 100;

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final ProvisioningStore store;
    private final Map<ResourceType, Convergence> convergences;
    private final Lanes lanes = new Lanes();
    private final LivePasswords passwords = new LivePasswords();
    private final IntentDriver driver;
    private final Admission admission;
    private final Duration budget;
    private final Clock clock;

    /**
     * @param workers runs the calls to RAM; callers wait for them and never make them
     * @param budget how long a caller waits before it is told that the outcome is not known yet
     */
    public ProvisioningEngine(
            ProvisioningStore store,
            RamDirectory directory,
            RamTraffic traffic,
            UserMapping mapping,
            AccountDomain domain,
            Executor workers,
            Duration budget,
            AccessSettings access,
            Clock clock) {
        this.store = store;
        this.convergences = Map.of(
                ResourceType.USER,
                new UserConvergence(directory, mapping, domain, store, access, passwords, clock),
                ResourceType.GROUP,
                new GroupConvergence(directory, store, access.rules(), new UserReconsideration()));
        this.driver = new IntentDriver(store, convergences, lanes, workers, clock);
        this.admission = new Admission(traffic, driver::ahead, budget, clock);
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
     * Creates a resource.
     *
     * <p>If one with the same name was accepted before and nobody was told that it was created, this joins it and gives the same id.
     *
     * @throws ProvisioningException {@code INVALID_VALUE, UNIQUENESS, QUOTA_EXCEEDED, NOT_YET, BUSY, OUTAGE}
     */
    public ConfirmedResource create(ResourceType type, Draft draft, Origin origin) {
        Instant end = clock.instant().plus(budget);
        for (int collisions = 0; collisions < MAX_COLLISIONS; collisions++) {
            ResourceId random = ResourceId.random();
            String nameKey = nameKey(type, random, draft.attributes());
            StoredResource namesake = store.findByName(nameKey);
            ResourceId id = namesake == null ? random : namesake.id();
            try (Lanes.Visit visit = lanes.enter(id)) {
                Lane lane = visit.lane();
                Decision decision;
                synchronized (lane) {
                    decision = decideCreation(lane, type, draft, nameKey, origin);
                }
                if (!decision.isCollision()) {
                    return Objects.requireNonNull(settle(lane, decision, end));
                }
            }
        }
        throw collided();
    }

    /**
     * Changes a resource.
     *
     * @param edit may be called more than once
     * @param expectedVersion what the caller demands of the version that it changes
     * @throws ProvisioningException {@code NOT_FOUND, PRECONDITION_FAILED, INVALID_VALUE, UNIQUENESS, QUOTA_EXCEEDED, NOT_YET, BUSY, OUTAGE}
     */
    public ConfirmedResource update(
            ResourceType type, ResourceId id, Edit edit, LongPredicate expectedVersion, Origin origin) {
        return Objects.requireNonNull(change(id, lane -> decideUpdate(lane, type, edit, expectedVersion, origin)));
    }

    /**
     * Ends a resource, in RAM too.
     *
     * @throws ProvisioningException {@code NOT_FOUND, PRECONDITION_FAILED, NOT_YET}
     */
    public void delete(ResourceType type, ResourceId id, LongPredicate expectedVersion, Origin origin) {
        change(id, lane -> decideDeletion(lane, type, expectedVersion, origin));
    }

    /** Carries on what is waiting and may be tried again by now, and begins to delete those who departed long enough ago. */
    public void driveDue() {
        driver.driveDue(clock.instant());
        store.deletionsDue(clock.instant(), BATCH).forEach(this::deleteDeparted);
    }

    private void deleteDeparted(ResourceId id) {
        try (Lanes.Visit visit = lanes.enter(id)) {
            Lane lane = visit.lane();
            synchronized (lane) {
                StoredResource stored = store.find(id);
                if (stored != null && stored.isDeparted() && stored.intent() == null) {
                    Origin origin = Origin.ofBridge("deletion-after-grace-" + id);
                    Intent deletion =
                            Intent.fresh(stored.sequence() + 1, null, true, origin, clock.instant(), Duration.ZERO);
                    store.commit(id, stored.type(), deletion, null);
                }
            }
            driver.drive(lane);
        }
    }

    /** Carries on everything that an earlier process left behind, whenever it would be due. */
    public void recover() {
        driver.driveDue(Instant.ofEpochSecond(Integer.MAX_VALUE));
    }

    /** Carries on what waits of a resource, whenever it would be due. */
    public void driveNow(ResourceId id) {
        try (Lanes.Visit visit = lanes.enter(id)) {
            driver.drive(visit.lane());
        }
    }

    /**
     * Asks once more for what was refused, on nobody's behalf: nobody waits, and a client that asks for the same creation later is told that the
     * resource was created.
     *
     * @param id of a resource that exists; null for a creation
     * @param draft null for a deletion
     * @throws ProvisioningException {@code NOT_FOUND, INVALID_VALUE, UNIQUENESS, NOT_YET}
     */
    public void reissue(ResourceType type, @Nullable ResourceId id, @Nullable Draft draft, Origin origin) {
        ResourceId target = id == null ? namesakeOrNew(type, Objects.requireNonNull(draft)) : id;
        try (Lanes.Visit visit = lanes.enter(target)) {
            Lane lane = visit.lane();
            synchronized (lane) {
                Decision decision = decideReissue(lane, type, id, draft, origin);
                if (decision.isCollision()) {
                    throw collided();
                }
                if (decision.caller() != null) {
                    lane.leave(decision.caller());
                }
            }
            driver.drive(lane);
        }
    }

    private ResourceId namesakeOrNew(ResourceType type, Draft draft) {
        ResourceId random = ResourceId.random();
        StoredResource namesake = store.findByName(nameKey(type, random, draft.attributes()));
        return namesake == null ? random : namesake.id();
    }

    private Decision decideReissue(
            Lane lane, ResourceType type, @Nullable ResourceId id, @Nullable Draft draft, Origin origin) {
        if (draft == null) {
            return decideDeletion(lane, type, version -> true, origin);
        }
        return id == null
                ? decideCreation(lane, type, draft, nameKey(type, lane.id(), draft.attributes()), origin)
                : decideUpdate(lane, type, (current, members) -> draft, version -> true, origin);
    }

    private @Nullable ConfirmedResource change(ResourceId id, Change change) {
        Instant end = clock.instant().plus(budget);
        try (Lanes.Visit visit = lanes.enter(id)) {
            Lane lane = visit.lane();
            for (int collisions = 0; collisions < MAX_COLLISIONS; collisions++) {
                Decision decision;
                synchronized (lane) {
                    decision = change.decide(lane);
                }
                if (!decision.isCollision()) {
                    return settle(lane, decision, end);
                }
            }
        }
        throw collided();
    }

    private Decision decideCreation(Lane lane, ResourceType type, Draft draft, String nameKey, Origin origin) {
        checkMembers(draft);
        StoredResource stored = store.find(lane.id());
        if (stored == null) {
            return commit(lane, type, null, draft, nameKey, origin);
        }
        if (stored.isBeingDeleted()) {
            throw ProvisioningException.notYet(
                    "What has this name is being deleted; try again when that is done.", ASK_AGAIN);
        }
        ConfirmedResource confirmed = stored.confirmed();
        if (lane.hasCallers() || (confirmed != null && confirmed.acknowledged())) {
            throw taken(type);
        }
        Draft effective = effective(lane.id(), draft);
        boolean settled = stored.intent() == null && effective.memberships().isEmpty();
        if (draft.password() == null
                && confirmed != null
                && settled
                && confirmed.attributes().equals(draft.attributes())) {
            store.acknowledge(lane.id(), origin);
            return Decision.done(confirmed);
        }
        return commit(lane, type, stored, effective, nameKey, origin);
    }

    private Decision decideUpdate(
            Lane lane, ResourceType type, Edit edit, LongPredicate expectedVersion, Origin origin) {
        StoredResource stored = existing(type, lane.id(), expectedVersion);
        ScimAttributes newest = stored.newestAttributes();
        if (newest == null) {
            throw ProvisioningException.notYet("The resource is being deleted.", ASK_AGAIN);
        }
        Draft draft = edit.apply(newest, () -> store.membersOf(lane.id()));
        checkMembers(draft);
        Draft effective = effective(lane.id(), draft);
        if (effective.isAlready(newest)) {
            Intent pending = stored.intent();
            return pending == null
                    ? Decision.done(Objects.requireNonNull(stored.confirmed()))
                    : Decision.await(lane.await(pending.sequence()));
        }
        return commit(lane, type, stored, effective, nameKey(type, lane.id(), draft.attributes()), origin);
    }

    private Decision decideDeletion(Lane lane, ResourceType type, LongPredicate expectedVersion, Origin origin) {
        StoredResource stored = existing(type, lane.id(), expectedVersion);
        Intent pending = stored.intent();
        return pending != null && stored.isBeingDeleted()
                ? Decision.await(lane.await(pending.sequence()))
                : commit(lane, type, stored, null, null, origin);
    }

    /** Only users of the bridge can be members: RAM has no groups in groups. */
    private void checkMembers(Draft draft) {
        Set<ResourceId> joining = new HashSet<>(draft.memberships().keySet());
        joining.removeIf(user -> draft.memberships().get(user) == Membership.LEFT);
        Set<ResourceId> unknown = joining.isEmpty() ? Set.of() : store.notUsers(joining);
        if (!unknown.isEmpty()) {
            ResourceId first = unknown.iterator().next();
            throw new ProvisioningException(
                    Reason.INVALID_VALUE,
                    "'members.value' must be the id of a user of this service; %s is none%s. A RAM group cannot have groups as members."
                            .formatted(
                                    first,
                                    unknown.size() == 1 ? "" : ", and " + (unknown.size() - 1) + " more are none"));
        }
    }

    /** The draft without those who are members already, or are none. */
    private Draft effective(ResourceId id, Draft draft) {
        if (draft.memberships().isEmpty()) {
            return draft;
        }
        Set<ResourceId> present = store.membersAmong(id, draft.memberships().keySet());
        Map<ResourceId, Membership> changes = new HashMap<>(draft.memberships());
        changes.entrySet().removeIf(e -> present.contains(e.getKey()) == (e.getValue() == Membership.JOINED));
        return new Draft(draft.attributes(), changes, draft.password());
    }

    private StoredResource existing(ResourceType type, ResourceId id, LongPredicate expectedVersion) {
        StoredResource stored = store.find(id);
        if (stored == null || stored.confirmed() == null || stored.type() != type) {
            throw new ProvisioningException(Reason.NOT_FOUND, "There is no resource with the id " + id + ".");
        }
        if (!expectedVersion.test(stored.confirmed().version())) {
            throw new ProvisioningException(
                    Reason.PRECONDITION_FAILED, "The resource was changed since the version that the request names.");
        }
        return stored;
    }

    private Decision commit(
            Lane lane,
            ResourceType type,
            @Nullable StoredResource stored,
            @Nullable Draft draft,
            @Nullable String nameKey,
            Origin origin) {
        long sequence = stored == null ? 1 : stored.sequence() + 1;
        boolean leaver = isLeaver(stored, draft);
        if (leaver) {
            lane.expedite();
        } else {
            check(lane.id(), type, draft, origin);
            admission.admit();
        }
        Intent fresh = Intent.fresh(sequence, draft, leaver, origin, clock.instant(), budget);
        Intent pending = stored == null ? null : stored.intent();
        Secret password = draft == null ? null : draft.password();
        boolean hasPassword = password != null || (draft != null && pending != null && pending.password());
        Intent intent = hasPassword ? fresh.withPassword() : fresh;
        if (password != null) {
            passwords.keep(lane.id(), sequence, password);
        }
        if (!store.commit(lane.id(), type, intent, nameKey)) {
            checkNameIsFree(lane.id(), type, nameKey);
            return Decision.COLLISION;
        }
        if (stored == null || (stored.intent() == null && stored.confirmed() != null)) {
            lane.trust(sequence);
        }
        return Decision.await(lane.await(sequence));
    }

    private void check(ResourceId id, ResourceType type, @Nullable Draft draft, Origin origin) {
        if (draft == null) {
            return;
        }
        try {
            Objects.requireNonNull(convergences.get(type)).check(id, draft);
        } catch (ProvisioningException e) {
            if (e.reason() == Reason.FORBIDDEN) {
                String subject = String.valueOf(draft.attributes().text("userName"));
                String detail = String.valueOf(e.getMessage());
                store.report(id, type, origin, new Failure(clock.instant(), subject, e.reason(), detail, null));
            }
            throw e;
        }
    }

    private final class UserReconsideration implements Reconsideration {
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
            try (Lanes.Visit visit = lanes.enter(user)) {
                Lane lane = visit.lane();
                synchronized (lane) {
                    StoredResource stored = store.find(user);
                    if (stored != null && stored.intent() == null) {
                        askAgain(user, origin);
                    }
                }
                driver.drive(lane);
            }
        }

        /** For what was asked for last, or is so already. */
        private void askAgain(ResourceId user, Origin origin) {
            StoredResource stored = store.find(user);
            ScimAttributes newest = stored == null ? null : stored.newestAttributes();
            if (stored == null || newest == null) {
                return;
            }
            Draft draft = Draft.of(newest);
            boolean leaver = isLeaver(stored, draft);
            Intent fresh = Intent.fresh(stored.sequence() + 1, draft, leaver, origin, clock.instant(), budget);
            boolean password = stored.intent() != null && stored.intent().password();
            Intent again = password ? fresh.withPassword() : fresh;
            store.commit(user, stored.type(), again, nameKey(stored.type(), user, newest));
        }
    }

    private static boolean isLeaver(@Nullable StoredResource stored, @Nullable Draft draft) {
        if (stored == null || draft == null) {
            return stored != null;
        }
        return !draft.attributes().get("active").asBoolean(true)
                || draft.memberships().containsValue(Membership.LEFT);
    }

    private void checkNameIsFree(ResourceId id, ResourceType type, @Nullable String nameKey) {
        StoredResource owner = nameKey == null ? null : store.findByName(nameKey);
        StoredResource self = store.find(id);
        if (owner != null && self != null && !owner.id().equals(id)) {
            throw taken(type);
        }
    }

    private @Nullable ConfirmedResource settle(Lane lane, Decision decision, Instant end) {
        Lane.Caller caller = decision.caller();
        if (caller == null) {
            return decision.done();
        }
        driver.drive(lane);
        Outcome outcome = patiently(lane, caller, end);
        if (outcome == null) {
            throw ProvisioningException.notYet(
                    "RAM has not confirmed the change yet. It was accepted and is being carried out.", ASK_AGAIN);
        }
        return outcome.resource();
    }

    private @Nullable Outcome patiently(Lane lane, Lane.Caller caller, Instant end) {
        try {
            return lane.outcome(caller, Duration.between(clock.instant(), end));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private String nameKey(ResourceType type, ResourceId id, ScimAttributes attributes) {
        try {
            return Objects.requireNonNull(convergences.get(type)).nameKey(id, attributes);
        } catch (InvalidAttributeException e) {
            throw new ProvisioningException(Reason.INVALID_VALUE, String.valueOf(e.getMessage()));
        }
    }

    private static ProvisioningException taken(ResourceType type) {
        return new ProvisioningException(
                Reason.UNIQUENESS,
                switch (type) {
                    case USER ->
                        "Another user has this 'userName', or one that RAM takes for the same: what stands before the '@', without case.";
                    case GROUP -> "Another group has this 'displayName', or one that differs in case only.";
                });
    }

    private static ProvisioningException collided() {
        return ProvisioningException.notYet("The resource is being changed by many at once.", ASK_AGAIN);
    }
}
