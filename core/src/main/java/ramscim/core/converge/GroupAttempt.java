package ramscim.core.converge;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.core.account.AccountQuotas;
import ramscim.core.converge.Convergence.Converged;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.GroupMark;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.intent.Membership;
import ramscim.core.mapping.GroupMapping;
import ramscim.core.plan.GroupPlanner;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** One attempt to bring one RAM group to what it shall be. */
final class GroupAttempt {
    /** How often RAM may turn out to be other than thought before the attempt is given up. */
    private static final int MAX_SURPRISES = 3;

    private final Convergences rules;
    private final RamDirectory directory;
    private final Execution execution;
    private final ProvisioningStore store;
    private final Keepers keepers;
    private final Work work;
    private final ResourceId id;
    private final GroupMapping mapping;
    private final ScimAttributes attributes;
    private final GroupLookup lookup;
    private final GroupPolicies policies;

    /** @param directory makes the attempt's calls */
    GroupAttempt(
            Convergences rules,
            RamDirectory directory,
            ProvisioningStore store,
            Keepers keepers,
            Work work,
            ScimAttributes attributes) {
        this.rules = rules;
        this.directory = directory;
        this.execution = new Execution(directory, work);
        this.store = store;
        this.keepers = keepers;
        this.work = work;
        this.id = work.resource().id();
        this.mapping = new GroupMapping(rules.mapping().owner());
        this.attributes = attributes;
        this.lookup = new GroupLookup(directory, mapping);
        this.policies = new GroupPolicies(
                directory,
                rules.quotas(),
                store,
                rules.access().rules(),
                work,
                String.valueOf(attributes.text("displayName")));
    }

    /**
     * Who leaves first, and what the group shall not have any more; then the group, and who joins.
     *
     * @param matters whether what a user is to have depends on being in the group
     */
    Converged converge(boolean matters) {
        Map<ResourceId, Membership> memberships = work.intent().memberships();
        boolean leave = memberships.containsValue(Membership.LEFT);
        ObservedGroup before = work.trusted() && !leave
                ? (ObservedGroup) work.resource().observed()
                : lookup.look(work.resource(), leave ? null : desired());
        Progress progress = work.course().progress();
        MemberChanges members = new MemberChanges(
                directory, rules.quotas(), store, new MemberNames(directory, store), matters, work, progress);
        boolean isNew = before == null;
        if (before != null) {
            members.leave(new GroupName(before.group().name()));
            before = policies.takeAway(before);
        }
        work.course().departed();
        ObservedGroup group = policies.converge(reach(before));
        if (!memberships.isEmpty()) {
            store.write(new Transition.Seen(id, group));
            GroupName name = new GroupName(group.group().name());
            if (isNew) {
                members.leave(name);
            }
            members.join(name);
        }
        return Converged.inPart(group, progress);
    }

    /** @throws ramscim.core.mapping.InvalidAttributeException only when all have left: a name that cannot be made keeps nobody in */
    private GroupProfile desired() {
        return mapping.desiredGroup(id, attributes);
    }

    private ObservedGroup reach(@Nullable ObservedGroup before) {
        GroupProfile desired = desired();
        ObservedGroup observed = before;
        if (observed == null && work.resource().observed() != null) {
            observed = lookup.lookTwice(work, desired);
        }
        for (int surprises = 0; ; surprises++) {
            try {
                for (RamCall<?> change : GroupPlanner.plan(observed, desired)) {
                    rememberRenaming(observed, change);
                    observed = apply(change, observed);
                }
                return Objects.requireNonNull(observed);
            } catch (RamException e) {
                if (surprises == MAX_SURPRISES || !isSurprise(e, observed)) {
                    throw e;
                }
                observed = afterSurprise(e, desired);
            }
        }
    }

    private @Nullable ObservedGroup afterSurprise(RamException surprise, GroupProfile desired) {
        if (surprise.reason() == Reason.NOT_FOUND) {
            return lookup.lookTwice(work, desired);
        }
        ObservedGroup own = lookup.look(work.resource(), desired);
        ObservedGroup there = own == null ? adopted(desired) : own;
        if (there == null) {
            throw surprise;
        }
        return there;
    }

    /** The group of the same name that nobody keeps, if it may be adopted: one call gives it its marks, and it keeps members and policies. */
    private @Nullable ObservedGroup adopted(GroupProfile desired) {
        RamGroup namesake = directory.call(new GetGroup(desired.name())).orElse(null);
        if (namesake == null) {
            work.requireTimeToShow("RAM says that the group name is taken, and shows no group of that name yet");
        }
        return namesake == null || !isAdoptable(namesake, desired)
                ? null
                : new ObservedGroup(directory.call(new UpdateGroup(new GroupName(namesake.name()), desired)));
    }

    /** One that this bridge made for a resource that it does not know is as good as nobody's: the store is older than the group. */
    private boolean isAdoptable(RamGroup namesake, GroupProfile desired) {
        GroupMark mark = GroupMark.of(namesake.comments());
        ResourceId known = mark == null ? null : ResourceId.parse(mark.id());
        boolean lost = work.resource().confirmed() == null
                && mark != null
                && rules.mapping().owner().name().equals(mark.owner())
                && (known == null || store.find(known) == null);
        return lost
                || rules.access()
                        .adoption()
                        .allows(namesake, desired, work.intent().origin(), keepers);
    }

    private @Nullable ObservedGroup apply(RamCall<?> change, @Nullable ObservedGroup before) {
        if (change instanceof CreateGroup) {
            rules.quotas().requireRoomFor(AccountQuotas.Thing.GROUP, work.errand());
        }
        return execution.of(change, before);
    }

    /** Before it is asked for: should the answer get lost, the group is to be found under either name. */
    private void rememberRenaming(@Nullable ObservedGroup observed, RamCall<?> change) {
        if (observed != null && change instanceof UpdateGroup update && update.isRenaming()) {
            store.write(
                    new Transition.Seen(id, observed.renaming(update.profile().name())));
        }
    }

    /** The group that was to be changed is gone, or the one that was to be created is there. */
    private static boolean isSurprise(RamException e, @Nullable ObservedGroup observed) {
        return e.reason() == (observed == null ? Reason.ALREADY_EXISTS : Reason.NOT_FOUND);
    }
}
