package ramscim.core.resource;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SCIM {@code id} of a resource: a UUID of the bridge's own, stable through renames and re-creation in RAM (RFC 7643, section 3.1). */
public record ResourceId(UUID uuid) {
    public static ResourceId random() {
        return new ResourceId(UUID.randomUUID());
    }

    /** The id that a client sent, or null if the bridge cannot have given it out. */
    public static @Nullable ResourceId parse(String text) {
        if (text.length() != 36) {
            return null;
        }
        try {
            ResourceId id = new ResourceId(UUID.fromString(text));
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException notAUuid) {
            return null;
        }
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
