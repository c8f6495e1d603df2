package ramscim.core.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.access.AccessRules;
import ramscim.core.directory.GroupMark;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.Keeper;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.mapping.GroupMapping;
import ramscim.core.plan.GroupChange;
import ramscim.core.plan.GroupPlanner;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

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
    private final GroupPolicies policies;
    private final Reconsideration reconsideration;

    GroupConvergence(
            RamDirectory directory,
            GroupMapping mapping,
            AccountQuotas quotas,
            ProvisioningStore store,
            AccessRules rules,
            Adoption adoption,
            Reconsideration reconsideration) {
        this.directory = directory;
        this.mapping = mapping;
        this.quotas = quotas;
        this.names = new MemberNames(directory, store);
        this.store = store;
        this.rules = rules;
        this.adoption = adoption;
        this.policies = new GroupPolicies(directory, quotas, store, rules);
        this.reconsideration = reconsideration;
    }

    @Override
    public boolean givesLess(ScimAttributes before, ScimAttributes after) {
        return rules.giveLess(String.valueOf(before.text("displayName")), String.valueOf(after.text("displayName")));
    }

    @Override
    public String nameKey(ResourceId id, ScimAttributes attributes) {
        return "group:" + mapping.desiredGroup(id, attributes).name().key();
    }

    @Override
    public @Nullable Observed look(StoredResource resource, ScimAttributes attributes) {
        return look(resource, mapping.desiredGroup(resource.id(), attributes));
    }

    @Override
    public @Nullable Keeper keeper(ResourceId id, ScimAttributes attributes) {
        RamGroup namesake =
                directory.findGroup(mapping.desiredGroup(id, attributes).name());
        return namesake == null ? null : Keeper.of(namesake, mapping.owner());
    }

    @Override
    public Converged converge(StoredResource resource, Intent intent, boolean trusted) {
        ScimAttributes attributes = intent.desired();
        GroupProfile desired = attributes == null ? null : mapping.desiredGroup(resource.id(), attributes);
        ObservedGroup observed =
                trusted && !takesAway(intent) ? (ObservedGroup) resource.observed() : look(resource, desired);
        announceOtherName(resource, intent);
        if (attributes == null || desired == null) {
            return delete(resource, observed);
        }
        String displayName = String.valueOf(attributes.text("displayName"));
        ObservedGroup group = convergeGroup(resource, desired, observed);
        group = policies.converge(resource, intent, displayName, group);
        if (intent.memberships().isEmpty()) {
            return Converged.of(group);
        }
        store.observe(resource.id(), group);
        List<String> refusals =
                convergeMembers(resource.id(), new GroupName(group.group().name()), intent);
        return Converged.inPart(group, refusals);
    }

    /** RAM finds a group by its name only: the one of that name must not be another's by now. */
    private static boolean takesAway(Intent intent) {
        return intent.desired() == null || intent.memberships().containsValue(Membership.LEFT);
    }

    /** Access that depends on a group's name changes for all members if the group gets, or loses, the name. */
    private void announceOtherName(StoredResource resource, Intent intent) {
        ConfirmedResource confirmed = resource.confirmed();
        boolean did = confirmed != null && matters(confirmed.attributes());
        boolean does = intent.desired() != null && matters(intent.desired());
        if (did != does && confirmed != null) {
            store.membersOf(resource.id()).forEach(member -> reconsideration.announce(member, intent.origin()));
        }
    }

    private boolean matters(ScimAttributes group) {
        String displayName = group.text("displayName");
        return displayName != null && rules.dependOn(displayName);
    }

    private ObservedGroup convergeGroup(StoredResource resource, GroupProfile desired, @Nullable ObservedGroup before) {
        ObservedGroup observed = before;
        for (int surprises = 0; ; surprises++) {
            try {
                for (GroupChange change : GroupPlanner.plan(observed, desired)) {
                    rememberRenaming(resource.id(), observed, change);
                    observed = apply(change, observed);
                }
                return java.util.Objects.requireNonNull(observed);
            } catch (RamException e) {
                if (surprises == MAX_SURPRISES || !isSurprise(e, observed)) {
                    throw e;
                }
                observed = look(resource, desired);
                if (observed == null && e.reason() == Reason.ALREADY_EXISTS) {
                    observed = adopted(resource, desired);
                }
                if (observed == null && e.reason() == Reason.ALREADY_EXISTS) {
                    throw e;
                }
            }
        }
    }

    /** The group of the same name that nobody keeps, if it may be adopted: one call gives it its marks, and it keeps members and policies. */
    private @Nullable ObservedGroup adopted(StoredResource resource, GroupProfile desired) {
        RamGroup namesake = directory.findGroup(desired.name());
        return namesake == null || !isAdoptable(resource, namesake, desired)
                ? null
                : new ObservedGroup(directory.updateGroup(new GroupName(namesake.name()), desired));
    }

    /** One that this bridge made for a resource that it does not know is as good as nobody's: the store is older than the group. */
    private boolean isAdoptable(StoredResource resource, RamGroup namesake, GroupProfile desired) {
        GroupMark mark = GroupMark.of(namesake.comments());
        ResourceId known = mark == null ? null : ResourceId.parse(mark.id());
        boolean lost = resource.confirmed() == null
                && mark != null
                && mapping.owner().name().equals(mark.owner())
                && (known == null || store.find(known) == null);
        return lost || adoption.allows(namesake, desired, mapping.owner());
    }

    /** A group that nothing was confirmed of goes only if it is empty: one with members or policies was there before, and was adopted. */
    @Override
    public Converged undo(StoredResource resource, Intent intent) {
        if (resource.confirmed() != null || !(resource.observed() instanceof ObservedGroup observed)) {
            return Convergence.super.undo(resource, intent);
        }
        try {
            applyDeletion(observed);
        } catch (RamException e) {
            if (e.reason() != Reason.CONFLICT) {
                throw e;
            }
            LOG.warn(
                    "The RAM group {} stays: it was adopted, and has members or policies",
                    observed.group().name());
        }
        return Converged.of(null);
    }

    private @Nullable ObservedGroup apply(GroupChange change, @Nullable ObservedGroup before) {
        boolean creates = change instanceof GroupChange.CreateGroup;
        if (creates) {
            quotas.requireRoomFor(AccountQuotas.Thing.GROUP);
        }
        ObservedGroup after = change.apply(directory, before);
        if (creates) {
            quotas.created(AccountQuotas.Thing.GROUP);
        }
        return after;
    }

    /** Before it is asked for: should the answer get lost, the group is to be found under either name. */
    private void rememberRenaming(ResourceId id, @Nullable ObservedGroup observed, GroupChange change) {
        if (observed != null && change instanceof GroupChange.UpdateGroup update && update.isRenaming()) {
            store.observe(id, observed.renaming(update.profile().name()));
        }
    }

    /** The group that was to be changed is gone, or the one that was to be created is there. */
    private static boolean isSurprise(RamException e, @Nullable ObservedGroup observed) {
        return e.reason() == (observed == null ? Reason.ALREADY_EXISTS : Reason.NOT_FOUND);
    }

    /** Looks the resource's own group up, by each name that it may have; it must be the resource's. */
    private @Nullable ObservedGroup look(StoredResource resource, @Nullable GroupProfile desired) {
        for (GroupName name : possibleNames(resource, desired)) {
            RamGroup group = directory.findGroup(name);
            if (group != null && isOwn(resource, group)) {
                return resource.observed() instanceof ObservedGroup seen
                        ? seen.seenAs(group)
                        : new ObservedGroup(group);
            }
        }
        return null;
    }

    /** By its comments; if somebody took them from it, by RAM's key. */
    private boolean isOwn(StoredResource resource, RamGroup group) {
        GroupMark mark = GroupMark.of(group.comments());
        return mark == null
                ? resource.observed() instanceof ObservedGroup seen
                        && seen.group().id().equals(group.id())
                : !mapping.owner().isAnothers(mark, resource.id().toString());
    }

    /** The name that it shall have, the one that it had, and the one that RAM was asked for in between. */
    private List<GroupName> possibleNames(StoredResource resource, @Nullable GroupProfile desired) {
        ObservedGroup seen = (ObservedGroup) resource.observed();
        GroupName last = seen == null
                ? confirmedName(resource)
                : new GroupName(seen.group().name());
        return Stream.of(desired == null ? null : desired.name(), last, seen == null ? null : seen.renaming())
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    private @Nullable GroupName confirmedName(StoredResource resource) {
        ConfirmedResource confirmed = resource.confirmed();
        return confirmed == null
                ? null
                : mapping.desiredGroup(resource.id(), confirmed.attributes()).name();
    }

    private Converged delete(StoredResource resource, @Nullable ObservedGroup observed) {
        if (observed == null) {
            return Converged.of(null);
        }
        GroupName group = new GroupName(observed.group().name());
        Set<ResourceId> members = store.membersOf(resource.id());
        members.forEach(member -> removeIfThere(names.of(member), group));
        try {
            applyDeletion(observed);
        } catch (RamException e) {
            if (e.reason() != Reason.CONFLICT) {
                throw e;
            }
            directory.listUsersForGroup(group).forEach(member -> removeIfThere(member, group));
            directory.listPoliciesForGroup(group).forEach(policy -> directory.detachPolicyFromGroup(group, policy));
            applyDeletion(observed);
        }
        return Converged.of(null);
    }

    private void applyDeletion(ObservedGroup observed) {
        GroupPlanner.plan(observed, null).forEach(change -> change.apply(directory, observed));
    }

    private void removeIfThere(@Nullable UserPrincipalName member, GroupName group) {
        try {
            if (member != null) {
                directory.removeUserFromGroup(member, group);
            }
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
        }
    }

    /** Goes on with the others when one member fails: what was done is remembered, what failed is tried again or told. */
    private List<String> convergeMembers(ResourceId id, GroupName group, Intent intent) {
        List<String> refusals = new ArrayList<>();
        RamException failure = null;
        for (Map.Entry<ResourceId, Membership> change : intent.memberships().entrySet()) {
            try {
                if (change.getValue() == Membership.JOINED) {
                    quotas.requireRoomForGroup(() -> otherGroups(change.getKey(), id));
                }
                convergeMember(change.getKey(), group, change.getValue());
                settle(id, change.getKey(), change.getValue(), intent);
            } catch (RamException e) {
                if (e.reason() == Reason.QUOTA_EXCEEDED || e.reason() == Reason.INVALID) {
                    String detail = "The user " + change.getKey() + " could not join the group: " + e.getMessage();
                    store.dropMembership(id, change.getKey(), intent, detail);
                    refusals.add(detail);
                } else {
                    LOG.debug("A membership of group {} waits", id, e);
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return refusals;
    }

    private int otherGroups(ResourceId user, ResourceId group) {
        return (int) store.groupsOf(user).stream()
                .filter(other -> !other.id().equals(group))
                .count();
    }

    /** A user's access may depend on the membership, which counts when the group is confirmed. */
    private void settle(ResourceId group, ResourceId member, Membership membership, Intent intent) {
        if (intent.desired() != null && matters(intent.desired())) {
            reconsideration.announce(member, intent.origin());
        }
        store.settleMembership(group, member, membership, intent);
    }

    @Override
    public void forget(ResourceId id, Intent intent) {
        if (intent.desired() != null && matters(intent.desired())) {
            intent.memberships().keySet().forEach(member -> reconsideration.begin(member, intent.origin()));
        }
    }

    private void convergeMember(ResourceId member, GroupName group, Membership membership) {
        UserPrincipalName name = names.of(member);
        if (name == null) {
            return;
        }
        try {
            apply(name, group, membership);
        } catch (RamException e) {
            UserPrincipalName current = e.reason() == Reason.NOT_FOUND ? names.ask(member) : name;
            if (current == null && membership == Membership.LEFT) {
                return;
            }
            if (current == null || current.equals(name)) {
                throw e;
            }
            apply(current, group, membership);
        }
    }

    private void apply(UserPrincipalName name, GroupName group, Membership membership) {
        switch (membership) {
            case JOINED -> directory.addUserToGroup(name, group);
            case LEFT -> directory.removeUserFromGroup(name, group);
        }
    }
}
