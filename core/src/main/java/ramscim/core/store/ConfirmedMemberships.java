package ramscim.core.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/** Who is in which group, for many resources at once. */
public interface ConfirmedMemberships {
    /**
     * A group that a user is in.
     *
     * @param attributes the group's
     */
    record MemberOf(ResourceId group, ScimAttributes attributes) {}

    /** The members of each group that has any. */
    Map<ResourceId, List<ResourceId>> members(Collection<ResourceId> groups);

    /** Whether a group has more members than so many; counts no further. */
    boolean hasMoreThan(ResourceId group, int members);

    /** The groups of each user who is in any. */
    Map<ResourceId, List<MemberOf>> groups(Collection<ResourceId> users);
}
