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
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
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
    private final MemberNames names;
    private final AccountQuotas quotas;
    private final ProvisioningStore store;
    private final AccessRules rules;
    private final GroupPolicies policies;
    private final Reconsideration reconsideration;

    GroupConvergence(
            RamDirectory directory,
            AccountQuotas quotas,
            ProvisioningStore store,
            AccessRules rules,
            Reconsideration reconsideration) {
        this.directory = directory;
        this.quotas = quotas;
        this.names = new MemberNames(directory, store);
        this.store = store;
        this.rules = rules;
        this.policies = new GroupPolicies(directory, quotas, store, rules);
        this.reconsideration = reconsideration;
    }

    @Override
    public String nameKey(ResourceId id, ScimAttributes attributes) {
        return "group:" + GroupMapping.desiredGroup(id, attributes).name().key();
    }

    @Override
    public @Nullable Observed look(StoredResource resource, ScimAttributes attributes) {
        return look(resource, GroupMapping.desiredGroup(resource.id(), attributes));
    }

    @Override
    public Converged converge(StoredResource resource, Intent intent, boolean trusted) {
        ScimAttributes attributes = intent.desired();
        GroupProfile desired = attributes == null ? null : GroupMapping.desiredGroup(resource.id(), attributes);
        ObservedGroup observed = trusted ? (ObservedGroup) resource.observed() : look(resource, desired);
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
                    throw e;
                }
            }
        }
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

    /** Looks the resource's own group up, by each name that it may have; its comments must say that it is the resource's. */
    private @Nullable ObservedGroup look(StoredResource resource, @Nullable GroupProfile desired) {
        for (GroupName name : possibleNames(resource, desired)) {
            RamGroup group = directory.findGroup(name);
            if (group != null && GroupMapping.comments(resource.id()).equals(group.comments())) {
                return resource.observed() instanceof ObservedGroup seen
                        ? seen.seenAs(group)
                        : new ObservedGroup(group);
            }
        }
        return null;
    }

    /** The name that it shall have, the one that it had, and the one that RAM was asked for in between. */
    private static List<GroupName> possibleNames(StoredResource resource, @Nullable GroupProfile desired) {
        ObservedGroup seen = (ObservedGroup) resource.observed();
        GroupName last = seen == null
                ? confirmedName(resource)
                : new GroupName(seen.group().name());
        return Stream.of(desired == null ? null : desired.name(), last, seen == null ? null : seen.renaming())
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    private static @Nullable GroupName confirmedName(StoredResource resource) {
        ConfirmedResource confirmed = resource.confirmed();
        return confirmed == null
                ? null
                : GroupMapping.desiredGroup(resource.id(), confirmed.attributes())
                        .name();
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
