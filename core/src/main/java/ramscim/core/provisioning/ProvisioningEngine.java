package ramscim.core.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.AccessRules;
import ramscim.core.account.KnownPasswordPolicy;
import ramscim.core.converge.Convergence;
import ramscim.core.converge.Convergences;
import ramscim.core.converge.LivePasswords;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamTraffic;
import ramscim.core.guard.Departures;
import ramscim.core.guard.Guard;
import ramscim.core.guard.GuardPolicy;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.intent.HeldIntent;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.intent.Verdict;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.refusal.RefusedException;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;
import ramscim.core.work.Admission;
import ramscim.core.work.Budget;
import ramscim.core.work.IntentDriver;
import ramscim.core.work.Lane;
import ramscim.core.work.Lanes;
import ramscim.core.work.Outcome;

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

    /** How many held changes are decided on in one transaction. */
    private static final int DECISIONS = 100;

    /** How many departed users are begun with at once. */
    private static final int BATCH = 100;

    /** How many of what waits are begun with at once. */
    private static final int DUE = 200;

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private static final String BEING_ENDED = "Access is being ended all the same.";

    private static final String ENDING_HELD =
            "What of it ends access is held until an administrator of the bridge approves or rejects it.";

    private final ProvisioningStore store;
    private final Proposals proposals;
    private final Lanes lanes = new Lanes();
    private final LivePasswords passwords;
    private final IntentDriver driver;
    private final Upkeep upkeep;
    private final NameRelease names;
    private final boolean freesNames;
    private final Refusals refusals;
    private final Decisions decisions;
    private final AccessRules rules;
    private final KnownPasswordPolicy passwordPolicy;
    private final Executor workers;
    private final RamTraffic traffic;
    private final Budget budget;
    private final Clock clock;

    /**
     * @param workers runs the calls to RAM; callers wait for them and never make them
     * @param budget how long a caller waits before it is told that the outcome is not known yet
     * @param rules by what rules RAM is brought to what is asked for
     * @param policy how much may be taken away at once
     */
    public ProvisioningEngine(
            ProvisioningStore store,
            RamDirectory directory,
            RamTraffic traffic,
            Convergences rules,
            Executor workers,
            Budget budget,
            GuardPolicy policy,
            Clock clock) {
        Map<ResourceType, Convergence> convergences = rules.on(directory, store);
        this.store = store;
        this.rules = rules.access().rules();
        this.passwords = rules.passwords();
        this.passwordPolicy = rules.passwordPolicy();
        this.workers = workers;
        this.traffic = traffic;
        this.budget = budget;
        this.clock = clock;
        this.proposals = new Proposals(store, convergences);
        this.refusals = new Refusals(store, proposals, clock);
        Departures departures = new Departures(store, rules.access());
        Guard guard = new Guard(store, convergences, departures, policy, rules.caller(), clock);
        this.driver = new IntentDriver(store, convergences, departures, lanes, workers, budget.ofUser(), clock);
        this.upkeep = new Upkeep(store, convergences, driver, guard, clock);
        this.names =
                new NameRelease(store, directory, rules.mapping().owner(), guard::isProtected, driver, workers, clock);
        this.freesNames = rules.access().deprovisioning().freesNames();
        this.decisions = new Decisions(
                store,
                proposals,
                departures,
                guard,
                passwords,
                new Admission(traffic, driver::ahead, budget.ofUser(), clock),
                refusals,
                budget,
                clock);
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
     * @throws ProvisioningException {@code INVALID_VALUE, UNIQUENESS, QUOTA_EXCEEDED, PROTECTED, HELD, NOT_YET, BUSY, OUTAGE}
     */
    public ConfirmedResource create(ResourceType type, Draft draft, Origin origin) {
        Instant end = clock.instant().plus(budget.of(type));
        for (int collisions = 0; collisions < MAX_COLLISIONS; collisions++) {
            StoredResource namesake = namesake(type, draft, origin);
            if (freesNames
                    && namesake != null
                    && Proposals.isOfSomebodyElseWhoLeft(namesake, draft.attributes())
                    && names.free(namesake.id(), origin, Duration.between(clock.instant(), end))) {
                continue;
            }
            ResourceId id = namesake == null ? ResourceId.random() : namesake.id();
            try (Lanes.Visit visit = lanes.enter(id)) {
                Lane lane = visit.lane();
                Decision decision;
                synchronized (lane) {
                    decision = decisions.creation(lane, type, namesake != null, draft, origin);
                }
                if (!decision.isCollision()) {
                    return present(settle(lane, decision, end));
                }
            }
        }
        throw collided();
    }

    private @Nullable StoredResource namesake(ResourceType type, Draft draft, Origin origin) {
        try {
            return store.findByName(proposals.nameKey(type, ResourceId.random(), draft.attributes()));
        } catch (ProvisioningException e) {
            refusals.ofCreation(type, draft, e.refusal(), origin);
            throw e;
        }
    }

    /**
     * Changes a resource.
     *
     * @param edit may be called more than once, and is called before others have to wait for what it comes to
     * @param expectedVersion what the caller demands of the version that it changes
     * @throws ProvisioningException {@code NOT_FOUND, PRECONDITION_FAILED, INVALID_VALUE, UNIQUENESS, QUOTA_EXCEEDED, PROTECTED, HELD, NOT_YET, BUSY, OUTAGE}
     */
    public ConfirmedResource update(
            ResourceType type, ResourceId id, Edit edit, LongPredicate expectedVersion, Origin origin) {
        return update(type, id, edit, expectedVersion, origin, budget.of(type));
    }

    /** The same for a caller who waits no longer than it says, and no longer than others do; what it asked for is done all the same. */
    public ConfirmedResource update(
            ResourceType type,
            ResourceId id,
            Edit edit,
            LongPredicate expectedVersion,
            Origin origin,
            Duration patience) {
        Edit rehearsed = rehearsed(type, id, edit);
        return present(
                change(type, id, patience, lane -> decisions.update(lane, type, rehearsed, expectedVersion, origin)));
    }

    /** Worked out before anybody has to wait for it. */
    private Edit rehearsed(ResourceType type, ResourceId id, Edit edit) {
        Rehearsal rehearsal = new Rehearsal(edit);
        StoredResource stored = store.find(id);
        ScimAttributes newest = stored == null || stored.type() != type ? null : stored.newestAttributes();
        if (newest != null) {
            rehearsal.rehearse(newest, () -> store.membersOf(id));
        }
        return rehearsal;
    }

    /**
     * Ends a resource, in RAM too.
     *
     * @throws ProvisioningException {@code NOT_FOUND, PRECONDITION_FAILED, PROTECTED, HELD, NOT_YET}
     */
    public void delete(ResourceType type, ResourceId id, LongPredicate expectedVersion, Origin origin) {
        delete(type, id, expectedVersion, origin, budget.of(type));
    }

    /** The same for a caller who waits no longer than it says, and no longer than others do; what it asked for is done all the same. */
    public void delete(
            ResourceType type, ResourceId id, LongPredicate expectedVersion, Origin origin, Duration patience) {
        change(type, id, patience, lane -> decisions.deletion(lane, type, expectedVersion, origin));
    }

    /**
     * A request to create something was refused before it could be read: that is kept for the administrator.
     *
     * @param subject the name that it asked for
     */
    public void refusedCreation(ResourceType type, String subject, RefusedException refusal, Origin origin) {
        refusals.of(type, null, subject, refusal.refusal(), null, origin);
    }

    /** Another bridge on the same store may have ended the resource meanwhile; then the change has to be asked for anew. */
    private static ConfirmedResource present(@Nullable ConfirmedResource resource) {
        if (resource == null) {
            throw collided();
        }
        return resource;
    }

    /**
     * Lets changes that are held be carried out; this does not wait for them. What is asked of a resource since it was shown is not meant. When nothing
     * is held any more, the guard counts anew.
     *
     * @return those that were held
     */
    public List<ResourceId> approve(Collection<HeldIntent> held, Origin origin) {
        Instant now = clock.instant();
        List<ResourceId> approved = inChunks(held, one -> new Transition.Approved(one, now, origin));
        approved.forEach(this::driveNow);
        if (!approved.isEmpty() && !store.holdsAny()) {
            store.write(new Transition.CountedAnew());
        }
        return approved;
    }

    /**
     * Gives changes that are held up: everything is as it was. Who asks for the same again is held again. What is asked of a resource since it was
     * shown is not meant.
     *
     * @return those that were held
     */
    public List<ResourceId> reject(Collection<HeldIntent> held, Origin origin) {
        List<ResourceId> rejected = inChunks(held, one -> new Transition.Rejected(one, origin));
        rejected.forEach(this::forgetDonePassword);
        return rejected;
    }

    /** So many at once that it is quick, and not so many that others could not write meanwhile. */
    private List<ResourceId> inChunks(Collection<HeldIntent> held, Function<HeldIntent, Transition> decision) {
        List<Transition> all = held.stream().map(decision).toList();
        List<ResourceId> decided = new ArrayList<>();
        for (int start = 0; start < all.size(); start += DECISIONS) {
            store.writeAll(all.subList(start, Math.min(start + DECISIONS, all.size()))).stream()
                    .map(Transition::id)
                    .filter(Objects::nonNull)
                    .forEach(decided::add);
        }
        return decided;
    }

    /**
     * Carries on what is waiting and may be tried again by now, begins to delete those who departed long enough ago, and sees to what is only in
     * memory.
     */
    public void driveDue() {
        driver.driveDue(clock.instant(), DUE);
        store.deletionsDue(clock.instant(), BATCH).forEach(this::deleteDeparted);
        passwords.ids().forEach(this::forgetDonePassword);
        renewPasswordPolicy();
    }

    /** Another bridge carried the change out, or an administrator rejected it: its password is of no use to anybody any more. */
    private void forgetDonePassword(ResourceId id) {
        try (Lanes.Visit visit = lanes.enter(id)) {
            synchronized (visit.lane()) {
                StoredResource stored = store.find(id);
                Intent intent = stored == null ? null : stored.intent();
                if (intent == null || !intent.password()) {
                    passwords.forget(id, Long.MAX_VALUE);
                }
            }
        }
    }

    /** Asks RAM, in the background, what passwords must be like, so that the first one that comes can be checked. */
    public void learnPasswordPolicy() {
        passwordPolicy.expect();
        renewPasswordPolicy();
    }

    private void renewPasswordPolicy() {
        if (passwordPolicy.isOld()) {
            try {
                workers.execute(passwordPolicy::renew);
            } catch (RejectedExecutionException shuttingDown) {
                // The next process asks.
            }
        }
    }

    private void deleteDeparted(ResourceId id) {
        driver.submit(id, lane -> {
            StoredResource stored = store.find(id);
            if (stored == null || !stored.isDeparted() || stored.intent() != null) {
                return false;
            }
            Origin origin = Origin.ofBridge("deletion-after-grace-" + id);
            Intent deletion = Intent.fresh(
                    stored.sequence() + 1, null, true, Verdict.HARMLESS, origin, clock.instant(), Duration.ZERO);
            return store.write(new Transition.Committed(id, stored.type(), deletion, null, Set.of()));
        });
    }

    /** Carries on everything that an earlier process left behind, whenever it would be due. */
    public void recover() {
        driver.driveDue(Instant.ofEpochSecond(Integer.MAX_VALUE), Integer.MAX_VALUE);
        renewPasswordPolicy();
    }

    /** Carries on what waits of a resource, whenever it would be due. */
    public void driveNow(ResourceId id) {
        driver.submit(id, lane -> true);
    }

    /**
     * Brings RAM back to what was confirmed of a user, whatever became of it there. Nobody waits.
     *
     * @param memberships whether its groups take it in again, too
     * @return whether it began; not if there is no such user, it is protected and disabled, or something newer is asked of it, which looks at RAM itself
     */
    public boolean repair(ResourceId id, boolean memberships, Origin origin) {
        return upkeep.repair(id, memberships, origin);
    }

    /**
     * Brings RAM back to what was confirmed of a group. Nobody waits.
     *
     * @param memberships those that RAM has otherwise than was confirmed; where more than usual would lose the group, it is held
     * @return whether it began; not if there is no such group, it is protected and would lose members, or something newer is asked of it
     */
    public boolean repairGroup(ResourceId id, Map<ResourceId, Membership> memberships, Origin origin) {
        return upkeep.repairGroup(id, memberships, origin);
    }

    /**
     * Gives a group the policies that the configuration wants it to have now. Nobody waits.
     *
     * @return whether it began; not if the group has them, as far as is known
     */
    public boolean reviewPolicies(ResourceId group, Origin origin) {
        StoredResource stored = store.find(group);
        ConfirmedResource confirmed = stored == null ? null : stored.confirmed();
        if (confirmed == null || !(confirmed.observed() instanceof ObservedGroup seen)) {
            return false;
        }
        List<PolicyName> desired =
                rules.ofGroup(String.valueOf(confirmed.attributes().text("displayName")));
        return !seen.policies().satisfy(desired) && upkeep.repairGroup(group, Map.of(), origin);
    }

    /**
     * Asks once more for what was refused, on nobody's behalf: nobody waits, and a client that asks for the same creation later is told that the
     * resource was created. Not while something newer is asked of the resource: that must not be undone by it.
     *
     * @param id of a resource that exists; null for a creation
     * @param draft null for a deletion
     * @throws ProvisioningException {@code NOT_FOUND, INVALID_VALUE, UNIQUENESS, NOT_YET}
     */
    public void reissue(ResourceType type, @Nullable ResourceId id, @Nullable Draft draft, Origin origin) {
        ResourceId target = id == null ? namesakeOrNew(type, Objects.requireNonNull(draft)) : id;
        driver.submit(target, lane -> {
            Decision decision = decisions.reissue(lane, type, id, draft, origin);
            if (decision.isCollision()) {
                throw collided();
            }
            if (decision.caller() != null) {
                lane.leave(decision.caller());
            }
            return true;
        });
    }

    /**
     * Renames the RAM user that was kept, disabled, of somebody who left, and that holds the name which these attributes ask for.
     *
     * @return whether the name is free now; not if it is not such a user's
     * @throws ProvisioningException {@code INVALID_VALUE, NOT_YET}
     */
    public boolean freeName(ScimAttributes attributes, Origin origin) {
        StoredResource holder = store.findByName(proposals.nameKey(ResourceType.USER, ResourceId.random(), attributes));
        return holder != null && holder.isDeparted() && names.free(holder.id(), origin, budget.ofUser());
    }

    private ResourceId namesakeOrNew(ResourceType type, Draft draft) {
        StoredResource namesake = store.findByName(proposals.nameKey(type, ResourceId.random(), draft.attributes()));
        return namesake == null ? ResourceId.random() : namesake.id();
    }

    private @Nullable ConfirmedResource change(ResourceType type, ResourceId id, Duration patience, Change change) {
        Duration longest = budget.of(type);
        Instant end = clock.instant().plus(patience.compareTo(longest) < 0 ? patience : longest);
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

    private @Nullable ConfirmedResource settle(Lane lane, Decision decision, Instant end) {
        Lane.Caller caller = decision.caller();
        if (caller == null) {
            if (decision.refused() != null) {
                throw decision.refused();
            }
            return decision.done();
        }
        driver.drive(lane);
        Outcome outcome = patiently(lane, caller, end);
        if (decision.refused() != null) {
            throw adding(decision.refused(), outcome);
        }
        if (outcome == null) {
            throw ProvisioningException.notYet(
                    "RAM has not confirmed the change yet. It was accepted and is being carried out.", rest(lane.id()));
        }
        return outcome.resource();
    }

    /** How long RAM takes for what is left of a group's members. */
    private Duration rest(ResourceId id) {
        StoredResource stored = store.find(id);
        Intent left = stored == null ? null : stored.intent();
        Duration rest =
                left == null ? ASK_AGAIN : traffic.timeFor(left.memberships().size());
        return rest.compareTo(ASK_AGAIN) < 0 ? ASK_AGAIN : rest;
    }

    private static RuntimeException adding(RuntimeException refused, @Nullable Outcome ending) {
        String sentence = ending instanceof Outcome.Confirmed
                ? RefusedException.ENDED_ALL_THE_SAME
                : ending instanceof Outcome.Held ? ENDING_HELD : BEING_ENDED;
        if (refused instanceof RefusedException e) {
            return e.adding(sentence);
        }
        return refused instanceof InvalidAttributeException e
                ? new ProvisioningException(Refusal.of(e)).adding(sentence)
                : refused;
    }

    private @Nullable Outcome patiently(Lane lane, Lane.Caller caller, Instant end) {
        try {
            return lane.outcome(caller, Duration.between(clock.instant(), end));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static ProvisioningException collided() {
        return ProvisioningException.notYet("The resource is being changed by many at once.", ASK_AGAIN);
    }
}
