package ramscim.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamCall;

/** Plans what has to be called so that a RAM group becomes what is desired: a pure function of the two. */
public final class GroupPlanner {
    private GroupPlanner() {}

    /**
     * The calls in the order in which they have to be made; none if RAM is as desired.
     *
     * @param observed what RAM holds; null: nothing
     * @param desired what RAM shall hold; null: nothing
     */
    public static List<RamCall<?>> plan(@Nullable ObservedGroup observed, @Nullable GroupProfile desired) {
        if (desired == null) {
            return observed == null ? List.of() : List.of(new DeleteGroup(name(observed)));
        }
        if (observed == null) {
            return List.of(new CreateGroup(desired));
        }
        UpdateGroup update = new UpdateGroup(name(observed), desired);
        return update.hasTakenEffectOn(observed.group()) ? List.of() : List.of(update);
    }

    /** The calls that take from a group the policies that the bridge gave it and nobody wants any more. */
    public static List<RamCall<?>> planTaking(ObservedGroup observed, Collection<PolicyName> desired) {
        return observed.policies().surplus(desired).stream()
                .<RamCall<?>>map(policy -> new DetachPolicyFromGroup(name(observed), policy))
                .toList();
    }

    /**
     * The calls that give a group its policies, and take from it those that the bridge gave it and nobody wants any more.
     *
     * @param observed with what was looked up of the desired ones
     */
    public static List<RamCall<?>> planPolicies(ObservedGroup observed, Collection<PolicyName> desired) {
        List<RamCall<?>> changes = new ArrayList<>(planTaking(observed, desired));
        observed.policies()
                .lacking(desired)
                .forEach(policy -> changes.add(new AttachPolicyToGroup(name(observed), policy)));
        return List.copyOf(changes);
    }

    private static GroupName name(ObservedGroup observed) {
        return new GroupName(observed.group().name());
    }
}
