package ramscim.core.intent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamUser;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/**
 * A resource as SCIM clients see it: every attribute of it is true in RAM, as far as RAM has a place for it.
 *
 * @param version rises with every change; the ETag is made from it
 * @param acknowledged whether a client was told that the resource was created
 * @param observed what RAM held of it when it was last seen
 */
public record ConfirmedResource(
        ResourceId id,
        ResourceType type,
        ScimAttributes attributes,
        long version,
        Instant created,
        Instant lastModified,
        boolean acknowledged,
        @Nullable Observed observed) {
    /** The RAM user behind the resource, if it is a user and was seen. */
    public @Nullable RamUser ramUser() {
        return observed instanceof ObservedUser seen ? seen.user() : null;
    }
}
