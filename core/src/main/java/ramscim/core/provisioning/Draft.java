package ramscim.core.provisioning;

import java.util.Map;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * What a resource shall become.
 *
 * @param memberships the users that shall join or leave a group; those who are not named stay as they are
 */
public record Draft(ScimAttributes attributes, Map<ResourceId, Membership> memberships) {
    public Draft {
        memberships = Map.copyOf(memberships);
    }

    /** A draft of a resource that has no members, or keeps them. */
    public static Draft of(ScimAttributes attributes) {
        return new Draft(attributes, Map.of());
    }
}
