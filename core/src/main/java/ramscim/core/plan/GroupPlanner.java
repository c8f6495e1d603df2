package ramscim.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamGroup;

/** Plans what has to be called so that a RAM group becomes what is desired: a pure function of the two. */
public final class GroupPlanner {
    private GroupPlanner() {}

    /**
     * The calls in the order in which they have to be made; none if RAM is as desired.
     *
     * @param observed what RAM holds; null: nothing
     * @param desired what RAM shall hold; null: nothing
     */
    public static List<GroupChange> plan(@Nullable ObservedGroup observed, @Nullable GroupProfile desired) {
        if (desired == null) {
            return observed == null ? List.of() : List.of(new GroupChange.DeleteGroup(name(observed)));
        }
        if (observed == null) {
            return List.of(new GroupChange.CreateGroup(desired));
        }
        return isAsDesired(observed.group(), desired)
                ? List.of()
                : List.of(new GroupChange.UpdateGroup(name(observed), desired));
    }

    /** The calls that take from a group the policies that the bridge gave it and nobody wants any more. */
    public static List<GroupChange> planTaking(ObservedGroup observed, Collection<PolicyName> desired) {
        return observed.policies().surplus(desired).stream()
                .<GroupChange>map(policy -> new GroupChange.DetachPolicy(name(observed), policy))
                .toList();
    }

    /**
     * The calls that give a group its policies, and take from it those that the bridge gave it and nobody wants any more.
     *
     * @param observed with what was looked up of the desired ones
     */
    public static List<GroupChange> planPolicies(ObservedGroup observed, Collection<PolicyName> desired) {
        List<GroupChange> changes = new ArrayList<>(planTaking(observed, desired));
        observed.policies()
                .lacking(desired)
                .forEach(policy -> changes.add(new GroupChange.AttachPolicy(name(observed), policy)));
        return List.copyOf(changes);
    }

    private static GroupName name(ObservedGroup observed) {
        return new GroupName(observed.group().name());
    }

    private static boolean isAsDesired(RamGroup is, GroupProfile shall) {
        return shall.name().value().equals(is.name())
                && shall.displayName().equals(is.displayName())
                && shall.comments().equals(is.comments());
    }
}
