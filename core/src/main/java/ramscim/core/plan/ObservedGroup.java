package ramscim.core.plan;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.RamGroup;

/**
 * A RAM group as it was last seen; who is in it is kept apart, so that a change of one member does not concern the others.
 *
 * @param renaming the name that RAM was asked to give it since, if it is not known whether it did: RAM finds a group by its name only
 */
public record ObservedGroup(RamGroup group, @Nullable GroupName renaming) implements Observed {
    public ObservedGroup(RamGroup group) {
        this(group, null);
    }

    public ObservedGroup renaming(GroupName other) {
        return new ObservedGroup(group, other);
    }
}
