package ramscim.core.provisioning;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import ramscim.core.converge.Convergence;
import ramscim.core.directory.Secret;
import ramscim.core.guard.Departures;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.ObservedUser;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.work.Outcome;

/** Finds out what a request comes to, and refuses it if a rule is broken; nothing changes by it. */
final class Proposals {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final ProvisioningStore store;
    private final Map<ResourceType, Convergence> convergences;

    Proposals(ProvisioningStore store, Map<ResourceType, Convergence> convergences) {
        this.store = store;
        this.convergences = convergences;
    }

    /**
     * @param stored what has the name; null if nothing has
     * @param awaited whether others wait for what becomes of it
     */
    Proposal creation(
            ResourceType type, @Nullable StoredResource stored, Draft asked, String nameKey, boolean awaited) {
        Set<ResourceId> strangers = strangers(asked);
        Draft draft = asked.without(strangers);
        if (stored == null) {
            return new Proposal.Change(null, draft, nameKey, strangers);
        }
        if (stored.isBeingDeleted()) {
            throw waiting(stored, "What has this name is being deleted; try again when that is done.");
        }
        ConfirmedResource confirmed = stored.confirmed();
        if (awaited || (confirmed != null && confirmed.acknowledged()) || isOfAnother(stored, draft.attributes())) {
            throw taken(type);
        }
        checkIsSamePerson(stored, draft.attributes());
        Draft effective = effective(stored.id(), draft);
        boolean settled = stored.intent() == null && effective.memberships().isEmpty();
        return draft.password() == null
                        && confirmed != null
                        && settled
                        && confirmed.attributes().equals(draft.attributes())
                ? new Proposal.DoneUntold(confirmed)
                : new Proposal.Change(stored, effective, nameKey, strangers);
    }

    /** Who asks again for what nobody was told of brings the same {@code externalId}; whoever brings another means somebody else. */
    private static boolean isOfAnother(StoredResource stored, ScimAttributes asked) {
        ScimAttributes newest = stored.newestAttributes();
        return newest != null && !Objects.equals(newest.text("externalId"), asked.text("externalId"));
    }

    /** What a RAM user still has that was somebody's who left is not for the next who is called so. */
    private static void checkIsSamePerson(StoredResource stored, ScimAttributes person) {
        if (isOfSomebodyElseWhoLeft(stored, person)) {
            throw nameLeft(stored);
        }
    }

    static boolean isOfSomebodyElseWhoLeft(StoredResource stored, ScimAttributes person) {
        return stored.isDeparted()
                && stored.observed() instanceof ObservedUser former
                && !UserMapping.isOfSamePerson(former.user(), person);
    }

    private static ProvisioningException nameLeft(StoredResource stored) {
        String held = stored.observed() instanceof ObservedUser former
                ? former.user().userPrincipalName()
                : stored.id().toString();
        return new ProvisioningException(Refusal.of(
                Reason.UNIQUENESS,
                Refusal.NAME_LEFT,
                "Somebody else who left had this name, by 'externalId', and the RAM user %s, which is disabled, still has it. An administrator can free the name on the page Failures, or bridge.deprovisioning-free-names do it always."
                        .formatted(held)));
    }

    Proposal update(ResourceType type, ResourceId id, Edit edit, LongPredicate expectedVersion) {
        StoredResource stored = existing(type, id, expectedVersion);
        ScimAttributes newest = stored.newestAttributes();
        if (newest == null) {
            throw waiting(stored, "The resource is being deleted.");
        }
        Draft draft = edit.apply(newest, () -> store.membersOf(id));
        Set<ResourceId> strangers = strangers(draft);
        Draft effective = effective(id, draft.without(strangers)).notEnabling(type, newest);
        if (effective.isAlready(newest)) {
            Intent pending = stored.intent();
            return pending == null
                    ? new Proposal.Done(Objects.requireNonNull(stored.confirmed()), strangers)
                    : new Proposal.Join(pending, strangers);
        }
        if (!isAskedAlready(stored, effective)) {
            checkNothingElseIsPending(stored, expectedVersion);
        }
        return new Proposal.Change(stored, effective, nameKey(type, id, effective.attributes()), strangers);
    }

    /**
     * What of a refused update takes access away.
     *
     * @return null if nothing does
     */
    @Nullable Proposal ending(ResourceType type, ResourceId id, Edit edit, LongPredicate expectedVersion, Departures departures) {
        StoredResource stored = existing(type, id, expectedVersion);
        ScimAttributes newest = stored.newestAttributes();
        Draft possible = newest == null ? null : edit.asFarAsCanBe(newest, () -> store.membersOf(id));
        if (newest == null || possible == null) {
            return null;
        }
        Draft asked = effective(id, possible).notEnabling(type, newest);
        Draft ending = departures.of(stored, asked).alone(newest);
        if (ending == null) {
            return null;
        }
        Intent pending = stored.intent();
        return pending != null
                        && ending.attributes().equals(newest)
                        && pending.memberships()
                                .entrySet()
                                .containsAll(ending.memberships().entrySet())
                ? new Proposal.Join(pending)
                : new Proposal.Change(stored, ending, nameKeyIfAny(stored, ending));
    }

    /** A name that breaks the rules of today was made by those of yesterday, and stays as it is. */
    private @Nullable String nameKeyIfAny(StoredResource stored, Draft draft) {
        try {
            return nameKey(stored.type(), stored.id(), draft.attributes());
        } catch (ProvisioningException e) {
            return null;
        }
    }

    /** What an edit asks for, as it was asked; null if that cannot be told. */
    @Nullable Draft asked(ResourceId id, Edit edit) {
        StoredResource stored = store.find(id);
        ScimAttributes newest = stored == null ? null : stored.newestAttributes();
        try {
            return stored == null || newest == null
                    ? null
                    : effective(id, edit.apply(newest, () -> store.membersOf(id)))
                            .notEnabling(stored.type(), newest);
        } catch (RuntimeException e) {
            return null;
        }
    }

    Proposal deletion(ResourceType type, ResourceId id, LongPredicate expectedVersion) {
        StoredResource stored = existing(type, id, expectedVersion);
        Intent pending = stored.intent();
        if (pending != null && stored.isBeingDeleted()) {
            return new Proposal.Join(pending);
        }
        checkNothingElseIsPending(stored, expectedVersion);
        return new Proposal.Change(stored, null, null);
    }

    /** @throws ProvisioningException {@code INVALID_VALUE} if the attributes break a rule */
    String nameKey(ResourceType type, ResourceId id, ScimAttributes attributes) {
        try {
            return Objects.requireNonNull(convergences.get(type)).nameKey(id, attributes);
        } catch (InvalidAttributeException e) {
            throw new ProvisioningException(Refusal.of(e));
        }
    }

    /**
     * Checks what else is asked for.
     *
     * @throws ProvisioningException {@code INVALID_VALUE, FORBIDDEN, QUOTA_EXCEEDED}
     */
    void check(ResourceType type, ResourceId id, @Nullable Draft draft) {
        if (draft != null) {
            Objects.requireNonNull(convergences.get(type)).check(id, draft);
        }
    }

    /** @throws ProvisioningException {@code UNIQUENESS} if it is not the resource's to have */
    void checkNameIsFree(ResourceType type, ResourceId id, @Nullable String nameKey) {
        StoredResource owner = nameKey == null ? null : store.findByName(nameKey);
        StoredResource self = store.find(id);
        if (owner != null && self != null && !owner.id().equals(id)) {
            throw owner.isDeparted() ? nameLeft(owner) : taken(type);
        }
    }

    /**
     * Who of those that join is no user of the bridge, or none any more. One of them must not cost the others their
     * access: they are left out, as who has as many groups as a user can have is.
     *
     * @throws ProvisioningException {@code INVALID_VALUE} if nobody who joins is a user: nothing of what is asked can be
     */
    private Set<ResourceId> strangers(Draft draft) {
        Set<ResourceId> joining = new HashSet<>(draft.memberships().keySet());
        joining.removeIf(user -> draft.memberships().get(user) == Membership.LEFT);
        Set<ResourceId> strangers = joining.isEmpty() ? Set.of() : store.notUsers(joining);
        if (!strangers.isEmpty() && strangers.size() == joining.size()) {
            throw new ProvisioningException(notUsers(strangers));
        }
        return strangers;
    }

    /** Why they are left out: RAM has no groups in groups, either. */
    static Refusal notUsers(Set<ResourceId> strangers) {
        String words =
                "'members.value' must be the id of a user of this service; %s is none%s. A RAM group cannot have groups as members."
                        .formatted(
                                strangers.iterator().next(),
                                strangers.size() == 1 ? "" : ", and " + (strangers.size() - 1) + " more are none");
        return new Refusal(Reason.INVALID_VALUE, null, null, null, "members.value", words);
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

    /** Whether the same came before, with the same password; one that was lost with an earlier process may come again. */
    private boolean isAskedAlready(StoredResource stored, Draft effective) {
        Intent pending = stored.intent();
        Secret password = effective.password();
        return pending != null
                && pending.password()
                && password != null
                && effective.withPassword(null).isAlready(Objects.requireNonNull(pending.desired()))
                && Objects.requireNonNull(convergences.get(stored.type())).isPassword(stored.id(), pending, password);
    }

    /** Each change that is carried out makes the next version: who has seen the last one has not seen what is pending. */
    private static void checkNothingElseIsPending(StoredResource stored, LongPredicate expectedVersion) {
        ConfirmedResource confirmed = Objects.requireNonNull(stored.confirmed());
        if (stored.isToDiffer() && !expectedVersion.test(confirmed.version() + 1)) {
            throw new ProvisioningException(
                    Reason.PRECONDITION_FAILED,
                    "Another change of the version that the request names was accepted and is being carried out.");
        }
    }

    /** What is on its way out takes no changes until it is gone, or an administrator has said that it stays. */
    private static ProvisioningException waiting(StoredResource stored, String detail) {
        Intent deletion = stored.intent();
        return deletion != null && deletion.isHeld()
                ? new Outcome.Held(deletion.lastError()).toException()
                : ProvisioningException.notYet(detail, ASK_AGAIN);
    }

    private static ProvisioningException taken(ResourceType type) {
        return new ProvisioningException(Refusal.of(
                Reason.UNIQUENESS,
                Refusal.NAME_TWICE,
                switch (type) {
                    case USER ->
                        "Another user has this 'userName', or one that RAM takes for the same: what stands before the '@', without case.";
                    case GROUP -> "Another group has this 'displayName', or one that differs in case only.";
                }));
    }
}
