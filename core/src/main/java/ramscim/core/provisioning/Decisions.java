package ramscim.core.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import ramscim.core.converge.LivePasswords;
import ramscim.core.guard.Departures;
import ramscim.core.guard.Guard;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.intent.Verdict;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.Refusal;
import ramscim.core.refusal.RefusedException;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;
import ramscim.core.work.Admission;
import ramscim.core.work.Budget;
import ramscim.core.work.Lane;

/**
 * Decides what a request comes to, under the lock of the resource's lane: it is refused, joins what is asked already, or is committed; what of a refused
 * one takes access away is committed on its own.
 */
final class Decisions {
    private static final String ENDING_ACCEPTED = "What of it ends access was accepted all the same.";

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final ProvisioningStore store;
    private final Proposals proposals;
    private final Departures departures;
    private final Guard guard;
    private final LivePasswords passwords;
    private final Admission admission;
    private final Refusals refusals;
    private final Budget budget;
    private final Clock clock;

    Decisions(
            ProvisioningStore store,
            Proposals proposals,
            Departures departures,
            Guard guard,
            LivePasswords passwords,
            Admission admission,
            Refusals refusals,
            Budget budget,
            Clock clock) {
        this.store = store;
        this.proposals = proposals;
        this.departures = departures;
        this.guard = guard;
        this.passwords = passwords;
        this.admission = admission;
        this.refusals = refusals;
        this.budget = budget;
        this.clock = clock;
    }

    /** @param known whether there was a resource with the name; if not, nobody else knows the id that was made for it */
    Decision creation(Lane lane, ResourceType type, boolean known, Draft draft, Origin origin) {
        StoredResource stored = known ? store.find(lane.id()) : null;
        String nameKey = proposals.nameKey(type, lane.id(), draft.attributes());
        try {
            return decide(lane, type, proposals.creation(type, stored, draft, nameKey, lane.hasCallers()), origin);
        } catch (ProvisioningException e) {
            refusals.ofCreation(type, draft, e.refusal(), origin);
            throw e;
        }
    }

    /** Whatever of the request is refused: what of it takes access away is accepted, on its own. */
    Decision update(Lane lane, ResourceType type, Edit edit, LongPredicate expectedVersion, Origin origin) {
        try {
            return decide(lane, type, proposals.update(type, lane.id(), edit, expectedVersion), origin);
        } catch (RuntimeException refused) {
            if (isOfTheWhole(refused)) {
                throw refused;
            }
            return ending(lane, type, edit, expectedVersion, origin, refused);
        }
    }

    /** Whether there is nothing that could be changed, or nothing is refused but the time or an administrator has to come first. */
    private static boolean isOfTheWhole(RuntimeException refused) {
        return refused instanceof ProvisioningException e
                && switch (e.reason()) {
                    case NOT_FOUND, PRECONDITION_FAILED, HELD, NOT_YET -> true;
                    case INVALID_VALUE, UNIQUENESS, FORBIDDEN, QUOTA_EXCEEDED, PROTECTED, BUSY, OUTAGE -> false;
                };
    }

    private Decision ending(
            Lane lane,
            ResourceType type,
            Edit edit,
            LongPredicate expectedVersion,
            Origin origin,
            RuntimeException refused) {
        Decision decision = endingIfAny(lane, type, edit, expectedVersion, origin);
        if (decision != null && decision.isCollision()) {
            return decision;
        }
        Refusal refusal = refusal(refused);
        if (refusal != null) {
            Refusal told = decision == null ? refusal : refusal.adding(ENDING_ACCEPTED);
            refusals.of(type, lane.id(), refusals.subjectOf(lane.id()), told, proposals.asked(lane.id(), edit), origin);
        }
        if (decision == null) {
            throw refused;
        }
        return decision.although(refused);
    }

    /** Null if nobody loses anything by the request, or must not. */
    private @Nullable Decision endingIfAny(
            Lane lane, ResourceType type, Edit edit, LongPredicate expectedVersion, Origin origin) {
        try {
            Proposal ending = proposals.ending(type, lane.id(), edit, expectedVersion, departures);
            return ending == null ? null : decide(lane, type, ending, origin);
        } catch (ProvisioningException notEither) {
            return null;
        }
    }

    private static @Nullable Refusal refusal(RuntimeException refused) {
        if (refused instanceof InvalidAttributeException e) {
            return Refusal.of(e);
        }
        return refused instanceof RefusedException e ? e.refusal() : null;
    }

    Decision deletion(Lane lane, ResourceType type, LongPredicate expectedVersion, Origin origin) {
        try {
            return decide(lane, type, proposals.deletion(type, lane.id(), expectedVersion), origin);
        } catch (ProvisioningException e) {
            refusals.of(type, lane.id(), refusals.subjectOf(lane.id()), e.refusal(), null, origin);
            throw e;
        }
    }

    private Decision decide(Lane lane, ResourceType type, Proposal proposal, Origin origin) {
        if (proposal instanceof Proposal.Done done) {
            refusals.ofSameMembers(lane.id(), done.resource().attributes(), done.strangers(), origin);
            return Decision.done(done.resource());
        }
        if (proposal instanceof Proposal.DoneUntold done) {
            store.write(new Transition.Told(lane.id(), origin));
            return Decision.done(done.resource());
        }
        if (proposal instanceof Proposal.Join join) {
            refusals.ofSameMembers(lane.id(), join.pending().desired(), join.strangers(), origin);
            return Decision.await(lane.await(join.pending().sequence()));
        }
        Proposal.Change change = (Proposal.Change) proposal;
        if (!isOnlyDeparture(change)) {
            proposals.check(type, lane.id(), change.draft());
        }
        return guard.judged(
                change.resource(type, lane.id()),
                change.draft(),
                verdict -> commit(lane, type, change, verdict, origin));
    }

    private Decision commit(Lane lane, ResourceType type, Proposal.Change change, Verdict verdict, Origin origin) {
        StoredResource stored = change.stored();
        Draft draft = change.draft();
        long sequence = stored == null ? 1 : stored.sequence() + 1;
        boolean leaver = departures.of(stored, draft).isUrgent();
        if (!isOnlyDeparture(change)) {
            admission.admit();
        }
        if (leaver) {
            lane.expedite();
        }
        Intent intent = Intent.fresh(sequence, draft, leaver, verdict, origin, clock.instant(), budget.of(type))
                .withPassword(comesWithPassword(stored, draft));
        if (!passwords.keepIf(
                lane.id(),
                sequence,
                draft == null ? null : draft.password(),
                () -> store.write(
                        new Transition.Committed(lane.id(), type, intent, change.nameKey(), verdict.losses())))) {
            proposals.checkNameIsFree(type, lane.id(), change.nameKey());
            return Decision.COLLISION;
        }
        refusals.ofMembers(lane.id(), draft, change.strangers(), origin);
        if (!intent.isHeld() && change.startsFromWhatIsKnown()) {
            lane.trust(sequence);
        }
        return Decision.await(lane.await(sequence));
    }

    /** Whether a password comes with the change, or came with one that it takes the place of and that is not carried out. */
    private static boolean comesWithPassword(@Nullable StoredResource stored, @Nullable Draft draft) {
        return draft != null
                && (draft.password() != null
                        || (stored != null
                                && stored.intent() != null
                                && stored.intent().password()));
    }

    /** Whether nothing is asked but that somebody loses access: that is let in whatever the weather. */
    private boolean isOnlyDeparture(Proposal.Change change) {
        StoredResource stored = change.stored();
        Draft draft = change.draft();
        ScimAttributes newest = stored == null ? null : stored.newestAttributes();
        return draft == null || (newest != null && departures.of(stored, draft).isAllOf(draft, newest));
    }

    Decision reissue(Lane lane, ResourceType type, @Nullable ResourceId id, @Nullable Draft draft, Origin origin) {
        StoredResource stored = id == null ? null : store.find(id);
        if (stored != null && stored.intent() != null) {
            throw ProvisioningException.notYet(
                    "Something newer is asked of it and not done yet; this can be tried again when it is.", ASK_AGAIN);
        }
        if (draft == null) {
            return deletion(lane, type, version -> true, origin);
        }
        return id == null
                ? creation(lane, type, true, draft, origin)
                : update(lane, type, (current, members) -> draft, version -> true, origin);
    }
}
