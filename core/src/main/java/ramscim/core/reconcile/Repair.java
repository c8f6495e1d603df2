package ramscim.core.reconcile;

import java.util.Map;
import ramscim.core.intent.Membership;
import ramscim.core.resource.ResourceId;

/** Brings RAM back to what was confirmed of a resource, in the background. */
public interface Repair {
    /**
     * @param memberships whether its groups have to take it in again: RAM forgets memberships with the user
     * @return whether it began
     */
    boolean user(ResourceId id, boolean memberships);

    /**
     * @param memberships the users who are to join it, or leave it, so that it has the members that were confirmed
     * @return whether it began, or waits for an administrator
     */
    boolean group(ResourceId id, Map<ResourceId, Membership> memberships);
}
