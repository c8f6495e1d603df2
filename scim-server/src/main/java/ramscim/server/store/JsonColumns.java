package ramscim.server.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.provisioning.Membership;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** How resources and what was observed of RAM are written into columns. */
final class JsonColumns {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JsonColumns() {}

    static @Nullable String write(@Nullable ScimAttributes attributes) {
        return attributes == null ? null : attributes.toJson();
    }

    static @Nullable ScimAttributes readAttributes(@Nullable String column) {
        return column == null ? null : ScimAttributes.fromJson(column);
    }

    static @Nullable String write(@Nullable Observed observed) {
        try {
            return observed == null ? null : JSON.writeValueAsString(observed);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what was observed of RAM cannot be written as JSON", e);
        }
    }

    static @Nullable Observed readObserved(ResourceType type, @Nullable String column) {
        try {
            return column == null ? null : JSON.readValue(column, observedClass(type));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what was observed of RAM is not stored as it was written", e);
        }
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
                                Membership.valueOf(entry.getValue().asText())));
            }
            return memberships;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("memberships are not stored as they were written", e);
        }
    }

    private static Class<? extends Observed> observedClass(ResourceType type) {
        return switch (type) {
            case USER -> ObservedUser.class;
            case GROUP -> ObservedGroup.class;
        };
    }
}
