package ramscim.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Membership;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/** How attributes and memberships are written into columns. */
final class JsonColumns {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonColumns() {}

    static @Nullable String write(@Nullable ScimAttributes attributes) {
        return attributes == null ? null : attributes.toJson();
    }

    static @Nullable ScimAttributes readAttributes(@Nullable String column) {
        return column == null ? null : ScimAttributes.fromJson(column);
    }

    /** Null if there are none. */
    static @Nullable String write(Map<ResourceId, Membership> memberships) {
        ObjectNode node = JSON.createObjectNode();
        memberships.forEach((user, membership) -> node.put(user.toString(), membership.name()));
        return node.isEmpty() ? null : node.toString();
    }

    static Map<ResourceId, Membership> readMemberships(@Nullable String column) {
        Map<ResourceId, Membership> memberships = new LinkedHashMap<>();
        try {
            if (column != null) {
                JSON.readTree(column)
                        .properties()
                        .forEach(entry -> memberships.put(
                                new ResourceId(UUID.fromString(entry.getKey())),
                                KeptName.ofClosed(
                                        Membership.class, entry.getValue().asText())));
            }
            return memberships;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("memberships are not stored as they were written", e);
        }
    }
}
