package ramscim.server.audit;

import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/**
 * The resource that something happened to.
 *
 * @param name what people know it by: a user's userName, a group's displayName
 */
public record Subject(
        ResourceId id, ResourceType type, @Nullable String name) {
    static Subject of(ResourceId id, ResourceType type, @Nullable ScimAttributes attributes) {
        return new Subject(id, type, attributes == null ? null : nameOf(type, attributes));
    }

    /** The resource by the name that it is confirmed to have, or shall have if it has none yet. */
    static Subject of(StoredResource resource) {
        ConfirmedResource confirmed = resource.confirmed();
        ScimAttributes desired =
                resource.intent() == null ? null : resource.intent().desired();
        return of(resource.id(), resource.type(), confirmed == null ? desired : confirmed.attributes());
    }

    private static @Nullable String nameOf(ResourceType type, ScimAttributes attributes) {
        return switch (type) {
            case USER -> attributes.text("userName");
            case GROUP -> attributes.text("displayName");
        };
    }
}
