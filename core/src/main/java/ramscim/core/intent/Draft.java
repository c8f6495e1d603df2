package ramscim.core.intent;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Secret;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/**
 * What a resource shall become.
 *
 * @param memberships the users that shall join or leave a group; those who are not named stay as they are
 * @param password what the user shall log on with; null leaves that as it is
 */
public record Draft(
        ScimAttributes attributes,
        Map<ResourceId, Membership> memberships,
        @Nullable Secret password) {
    public Draft {
        memberships = Map.copyOf(memberships);
    }

    public Draft(ScimAttributes attributes, Map<ResourceId, Membership> memberships) {
        this(attributes, memberships, null);
    }

    public Draft withPassword(@Nullable Secret newPassword) {
        return new Draft(attributes, memberships, newPassword);
    }

    /** The same, and what is asked about the memberships of those others is not. */
    public Draft without(Set<ResourceId> users) {
        Map<ResourceId, Membership> others = new HashMap<>(memberships);
        others.keySet().removeAll(users);
        return new Draft(attributes, others, password);
    }

    /** The same, and silence about {@code active} leaves that as it is: it never lets anybody in who was not. */
    public Draft notEnabling(ResourceType type, ScimAttributes newest) {
        return switch (type) {
            case USER -> new Draft(attributes.activeUnlessSaid(newest.isActive()), memberships, password);
            case GROUP -> this;
        };
    }

    /** Whether it asks for nothing that is not so already. */
    public boolean isAlready(ScimAttributes newest) {
        return attributes.equals(newest) && memberships.isEmpty() && password == null;
    }

    /** A draft of a resource that has no members, or keeps them. */
    public static Draft of(ScimAttributes attributes) {
        return new Draft(attributes, Map.of());
    }
}
