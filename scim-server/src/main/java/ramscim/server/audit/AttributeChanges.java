package ramscim.server.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * What differs between a resource before and after a change, as JSON: each attribute with its value before and after,
 * and no secret.
 */
final class AttributeChanges {
    static final String MEMBERS = "members";

    private final ObjectNode changes = JsonNodeFactory.instance.objectNode();

    /** Those from one state to another; null is a resource that does not exist. */
    static AttributeChanges between(@Nullable ScimAttributes before, @Nullable ScimAttributes after) {
        AttributeChanges changes = new AttributeChanges();
        Map<String, JsonNode> was = flat(before);
        Map<String, JsonNode> is = flat(after);
        Map<String, JsonNode> all = new TreeMap<>(was);
        all.putAll(is);
        all.keySet().forEach(name -> changes.add(name, was.get(name), is.get(name)));
        return changes;
    }

    private void add(String name, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before != null && before.equals(after)) {
            return;
        }
        ObjectNode change = changes.putObject(name);
        if (before != null) {
            change.set("before", before);
        }
        if (after != null) {
            change.set("after", after);
        }
    }

    /** And who joins and leaves the group. */
    AttributeChanges withMembers(Intent intent) {
        return withAdded(MEMBERS, users(intent, Membership.JOINED))
                .withRemoved(MEMBERS, users(intent, Membership.LEFT));
    }

    private static Collection<ResourceId> users(Intent intent, Membership membership) {
        return intent.memberships().entrySet().stream()
                .filter(entry -> entry.getValue() == membership)
                .map(Map.Entry::getKey)
                .toList();
    }

    AttributeChanges withAdded(String name, Collection<ResourceId> ids) {
        return with(name, "added", ids);
    }

    AttributeChanges withRemoved(String name, Collection<ResourceId> ids) {
        return with(name, "removed", ids);
    }

    private AttributeChanges with(String name, String what, Collection<ResourceId> ids) {
        if (!ids.isEmpty()) {
            ArrayNode list = changes.withObjectProperty(name).putArray(what);
            ids.stream().map(ResourceId::toString).sorted().forEach(list::add);
        }
        return this;
    }

    @Nullable String toJson() {
        return changes.isEmpty() ? null : changes.toString();
    }

    /**
     * Sub-attributes each for itself, named as in SCIM's paths: {@code name.givenName}, and {@code
     * urn:...:User:department} in an extension.
     */
    private static Map<String, JsonNode> flat(@Nullable ScimAttributes attributes) {
        Map<String, JsonNode> flat = new TreeMap<>();
        if (attributes != null) {
            attributes.toObjectNode().properties().forEach(attribute -> {
                if (attribute.getValue() instanceof ObjectNode parent) {
                    String prefix = attribute.getKey() + (attribute.getKey().startsWith("urn:") ? ":" : ".");
                    parent.properties().forEach(sub -> flat.put(prefix + sub.getKey(), sub.getValue()));
                } else {
                    flat.put(attribute.getKey(), attribute.getValue());
                }
            });
        }
        flat.keySet().removeIf(AttributeChanges::isSecret);
        return flat;
    }

    /** Secrets do not get as far as a resource's attributes; if one ever did, it would stop here. */
    private static boolean isSecret(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return lowerCase.endsWith("password") || lowerCase.endsWith("secret");
    }
}
