package ramscim.core.plan;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.RamGroup;

/**
 * A RAM group as it was last seen; who is in it is kept apart, so that a change of one member does not concern the others.
 *
 * @param policies what the bridge knows of those that the group shall have
 * @param renaming the name that RAM was asked to give it since, if it is not known whether it did: RAM finds a group by its name only
 */
public record ObservedGroup(
        RamGroup group, Attachments policies, @Nullable GroupName renaming) implements Observed {
    /** A group whose policies are not the bridge's. */
    public ObservedGroup(RamGroup group) {
        this(group, Attachments.NONE, null);
    }

    public ObservedGroup with(Attachments others) {
        return new ObservedGroup(group, others, renaming);
    }

    public ObservedGroup renaming(GroupName other) {
        return new ObservedGroup(group, policies, other);
    }

    /** The same group as RAM tells of it now. */
    public ObservedGroup seenAs(RamGroup now) {
        return new ObservedGroup(now, policies, null);
    }
}
