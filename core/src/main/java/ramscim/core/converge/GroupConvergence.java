package ramscim.core.converge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.access.AccessRules;
import ramscim.core.account.AccountQuotas;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.GroupMark;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.Keeper;
import ramscim.core.directory.Page;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.GroupMapping;
import ramscim.core.plan.GroupPlanner;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** Brings a RAM group to what its resource shall be: the group itself, then each membership that shall change, one call each. */
final class GroupConvergence implements Convergence {
    private static final Logger LOG = LoggerFactory.getLogger(GroupConvergence.class);

    /** How often RAM may turn out to be other than thought before the attempt is given up. */
    private static final int MAX_SURPRISES = 3;

    private final RamDirectory directory;
    private final GroupMapping mapping;
    private final MemberNames names;
    private final AccountQuotas quotas;
    private final ProvisioningStore store;
    private final AccessRules rules;
    private final Adoption adoption;
    private final Keepers keepers;
    private final GroupPolicies policies;
    private final GroupLookup lookup;

    GroupConvergence(
            RamDirectory directory,
            GroupMapping mapping,
            AccountQuotas quotas,
            ProvisioningStore store,
            AccessRules rules,
            Adoption adoption,
            Keepers keepers) {
        this.directory = directory;
        this.mapping = mapping;
        this.quotas = quotas;
        this.names = new MemberNames(directory, store);
        this.store = store;
        this.rules = rules;
        this.adoption = adoption;
        this.keepers = keepers;
        this.policies = new GroupPolicies(directory, quotas, store, rules);
        this.lookup = new GroupLookup(directory, mapping);
    }

    @Override
    public String nameKey(ResourceId id, ScimAttributes attributes) {
        return "group:" + mapping.desiredGroup(id, attributes).name().key();
    }

    @Override
    public @Nullable Observed look(Work work, ScimAttributes attributes) {
        return lookup.lookTwice(work, mapping.desiredGroup(work.resource().id(), attributes));
    }

    @Override
    public @Nullable Keeper keeper(ResourceId id, ScimAttributes attributes) {
        RamGroup namesake = directory
                .call(new GetGroup(mapping.desiredGroup(id, attributes).name()))
                .orElse(null);
        return namesake == null ? null : keepers.of(namesake);
    }

    @Override
    public Converged converge(Work work) {
        StoredResource resource = work.resource();
        Intent intent = work.intent();
        ScimAttributes attributes = intent.desired();
        tellOfOtherName(work);
        if (attributes == null) {
            return delete(work);
        }
        boolean leave = intent.memberships().containsValue(Membership.LEFT);
        ObservedGroup seen = work.trusted() && !leave
                ? (ObservedGroup) resource.observed()
                : lookup.look(resource, leave ? null : mapping.desiredGroup(resource.id(), attributes));
        String displayName = String.valueOf(attributes.text("displayName"));
        MemberChanges members = new MemberChanges(directory, quotas, store, names, matters(attributes), work);
        ObservedGroup before = seen;
        if (seen != null) {
            members.leave(new GroupName(seen.group().name()));
            before = policies.takeAway(work, displayName, seen);
        }
        work.course().departed();
        GroupProfile desired = mapping.desiredGroup(resource.id(), attributes);
        ObservedGroup group = convergeGroup(work, desired, before);
        group = policies.converge(work, displayName, group);
        if (!intent.memberships().isEmpty()) {
            store.write(new Transition.Seen(resource.id(), group));
            GroupName name = new GroupName(group.group().name());
            if (before == null) {
                members.leave(name);
            }
            members.join(name);
        }
        return Converged.inPart(group, members.refusals());
    }

    /** Access that depends on a group's name changes for all members if the group gets, or loses, the name. */
    private void tellOfOtherName(Work work) {
        StoredResource resource = work.resource();
        Intent intent = work.intent();
        ConfirmedResource confirmed = resource.confirmed();
        boolean did = confirmed != null && matters(confirmed.attributes());
        boolean does = intent.desired() != null && matters(intent.desired());
        if (did != does && confirmed != null) {
            store.membersOf(resource.id()).forEach(work.course()::affects);
        }
    }

    private boolean matters(ScimAttributes group) {
        String displayName = group.text("displayName");
        return displayName != null && rules.dependOn(displayName);
    }

    private ObservedGroup convergeGroup(Work work, GroupProfile desired, @Nullable ObservedGroup before) {
        StoredResource resource = work.resource();
        ObservedGroup observed = before;
        if (observed == null && resource.observed() != null) {
            observed = lookup.lookTwice(work, desired);
        }
        for (int surprises = 0; ; surprises++) {
            try {
                for (RamCall<?> change : GroupPlanner.plan(observed, desired)) {
                    rememberRenaming(resource.id(), observed, change);
                    observed = apply(work, change, observed);
                }
                return Objects.requireNonNull(observed);
            } catch (RamException e) {
                if (surprises == MAX_SURPRISES || !isSurprise(e, observed)) {
                    throw e;
                }
                observed = e.reason() == Reason.NOT_FOUND
                        ? lookup.lookTwice(work, desired)
                        : lookup.look(resource, desired);
                if (observed == null && e.reason() == Reason.ALREADY_EXISTS) {
                    observed = adopted(work, desired);
                }
                if (observed == null && e.reason() == Reason.ALREADY_EXISTS) {
                    throw e;
                }
            }
        }
    }

    /** The group of the same name that nobody keeps, if it may be adopted: one call gives it its marks, and it keeps members and policies. */
    private @Nullable ObservedGroup adopted(Work work, GroupProfile desired) {
        RamGroup namesake = directory.call(new GetGroup(desired.name())).orElse(null);
        if (namesake == null) {
            work.requireTimeToShow("RAM says that the group name is taken, and shows no group of that name yet");
        }
        return namesake == null || !isAdoptable(work, namesake, desired)
                ? null
                : new ObservedGroup(directory.call(new UpdateGroup(new GroupName(namesake.name()), desired)));
    }

    /** One that this bridge made for a resource that it does not know is as good as nobody's: the store is older than the group. */
    private boolean isAdoptable(Work work, RamGroup namesake, GroupProfile desired) {
        GroupMark mark = GroupMark.of(namesake.comments());
        ResourceId known = mark == null ? null : ResourceId.parse(mark.id());
        boolean lost = work.resource().confirmed() == null
                && mark != null
                && mapping.owner().name().equals(mark.owner())
                && (known == null || store.find(known) == null);
        return lost || adoption.allows(namesake, desired, work.intent().origin(), keepers);
    }

    /** A group that nothing was confirmed of goes only if it is empty: one with members or policies was there before, and was adopted. */
    @Override
    public Converged undo(Work work) {
        StoredResource resource = work.resource();
        if (resource.confirmed() != null || !(resource.observed() instanceof ObservedGroup observed)) {
            return Convergence.super.undo(work);
        }
        try {
            applyDeletion(work, observed);
        } catch (RamException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return Converged.of(null);
            }
            if (e.reason() != Reason.CONFLICT) {
                throw e;
            }
            LOG.warn(
                    "The RAM group {} stays: it was adopted, and has members or policies",
                    observed.group().name());
        }
        return Converged.of(null);
    }

    private @Nullable ObservedGroup apply(Work work, RamCall<?> change, @Nullable ObservedGroup before) {
        if (change instanceof CreateGroup) {
            quotas.requireRoomFor(AccountQuotas.Thing.GROUP);
        }
        return new Execution(directory, work).of(change, before);
    }

    /** Before it is asked for: should the answer get lost, the group is to be found under either name. */
    private void rememberRenaming(ResourceId id, @Nullable ObservedGroup observed, RamCall<?> change) {
        if (observed != null && change instanceof UpdateGroup update && update.isRenaming()) {
            store.write(
                    new Transition.Seen(id, observed.renaming(update.profile().name())));
        }
    }

    /** The group that was to be changed is gone, or the one that was to be created is there. */
    private static boolean isSurprise(RamException e, @Nullable ObservedGroup observed) {
        return e.reason() == (observed == null ? Reason.ALREADY_EXISTS : Reason.NOT_FOUND);
    }

    /** Everybody leaves first, each whatever becomes of the others. */
    private Converged delete(Work work) {
        StoredResource resource = work.resource();
        ObservedGroup observed = lookup.look(resource, null);
        if (observed == null) {
            return deleteUnseen(work);
        }
        GroupName group = new GroupName(observed.group().name());
        Closing closing = new Closing(directory);
        store.membersOf(resource.id()).forEach(member -> closing.tryTo(() -> removeIfThere(names.of(member), group)));
        try {
            deleteInSpite(work, observed, closing);
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
            work.requireSecondLook("The RAM group is said not to exist");
        }
        return Converged.of(null);
    }

    private void deleteInSpite(Work work, ObservedGroup observed, Closing closing) {
        GroupName group = new GroupName(observed.group().name());
        try {
            applyDeletion(work, observed);
        } catch (RamException e) {
            if (e.reason() != Reason.CONFLICT) {
                throw e;
            }
            closing.tried(() -> directory.all(new ListUsersForGroup(group)), List.<UserPrincipalName>of())
                    .forEach(member -> closing.tryTo(() -> removeIfThere(member, group)));
            closing.tried(() -> strangers(group), List.<String>of())
                    .forEach(stranger -> closing.tryTo(() -> remove(new RemoveUserFromGroup(stranger, group))));
            closing.tried(() -> directory.call(new ListPoliciesForGroup(group)), List.<PolicyName>of())
                    .forEach(policy -> closing.tryTo(() -> directory.call(new DetachPolicyFromGroup(group, policy))));
            try {
                applyDeletion(work, observed);
            } catch (RamException again) {
                throw again.reason() == Reason.CONFLICT ? sayingWhoStays(group, again) : again;
            }
        }
    }

    /** The members whose names break RAM's own rules. RAM may take a name of its own all the same. */
    private List<String> strangers(GroupName group) {
        List<String> strangers = new ArrayList<>();
        Page<UserPrincipalName> page = directory.call(new ListUsersForGroup(group));
        strangers.addAll(page.passedOver());
        while (page.next() != null) {
            page = directory.call(new ListUsersForGroup(group, page.next()));
            strangers.addAll(page.passedOver());
        }
        return strangers;
    }

    /** Where RAM does not take such a name, whoever reads of it has to know whom to take out by hand. */
    private RamException sayingWhoStays(GroupName group, RamException conflict) {
        List<String> strange = strangers(group);
        return strange.isEmpty()
                ? conflict
                : RamException.answered(
                                conflict.reason(),
                                conflict.code(),
                                "The group has members that the bridge cannot take out; take them out by hand: "
                                        + String.join(", ", strange),
                                conflict.requestId())
                        .during(String.valueOf(conflict.operation()));
    }

    /**
     * RAM says that it is not there: the call is made all the same, because what it says may be old; but not if another group has the name by now, which
     * would be deleted in its place.
     */
    private Converged deleteUnseen(Work work) {
        if (work.resource().observed() instanceof ObservedGroup last && !lookup.isTakenByAnother(last)) {
            work.requireSecondLook("The RAM group is said not to exist");
            try {
                directory.call(new DeleteGroup(new GroupName(last.group().name())));
            } catch (RamException e) {
                if (e.reason() != Reason.NOT_FOUND) {
                    throw e;
                }
            }
        }
        return Converged.of(null);
    }

    private void applyDeletion(Work work, ObservedGroup observed) {
        GroupPlanner.plan(observed, null).forEach(change -> new Execution(directory, work).of(change, observed));
    }

    private void removeIfThere(@Nullable UserPrincipalName member, GroupName group) {
        if (member != null) {
            remove(new RemoveUserFromGroup(member, group));
        }
    }

    private void remove(RemoveUserFromGroup removal) {
        try {
            directory.call(removal);
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
        }
    }

    @Override
    public Set<ResourceId> affected(Intent intent) {
        return intent.desired() != null && matters(intent.desired())
                ? intent.memberships().keySet()
                : Set.of();
    }
}
