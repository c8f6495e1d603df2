package ramscim.core.plan;

import ramscim.core.directory.RamGroup;

/**
 * A RAM group as it was last seen; who is in it is kept apart, so that a change of one member does not concern the others.
 *
 * @param policies what the bridge knows of those that the group shall have
 */
public record ObservedGroup(RamGroup group, Attachments policies) implements Observed {
    /** A group whose policies are not the bridge's. */
    public ObservedGroup(RamGroup group) {
        this(group, Attachments.NONE);
    }

    public ObservedGroup with(Attachments others) {
        return new ObservedGroup(group, others);
    }

    /** The same group as RAM tells of it now. */
    public ObservedGroup seenAs(RamGroup now) {
        return new ObservedGroup(now, policies);
    }
}
