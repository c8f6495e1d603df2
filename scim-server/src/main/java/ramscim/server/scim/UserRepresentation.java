package ramscim.server.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamUser;
import ramscim.core.mapping.UserMapping;
import ramscim.core.provisioning.ConfirmedResource;
import ramscim.server.scim.schema.ResourceSchema;
import ramscim.server.scim.schema.ServedSchemas;

/** A user as it is answered: what the client set, and what only the server knows. */
final class UserRepresentation {
    private UserRepresentation() {}

    static GenericScimResource of(ConfirmedResource user) {
        ResourceSchema schema = ServedSchemas.user();
        ObjectNode attributes = user.attributes().toObjectNode();
        RamUser ramUser = user.ramUser();
        if (ramUser != null) {
            describeRamUser(attributes, ramUser);
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("schemas", schemas(schema, attributes));
        node.put("id", user.id().toString());
        node.setAll(attributes);
        node.set("meta", meta(schema, user));
        return new GenericScimResource(node);
    }

    private static ArrayNode schemas(ResourceSchema schema, ObjectNode attributes) {
        ArrayNode urns = JsonNodeFactory.instance.arrayNode().add(schema.coreUrn());
        schema.extensionUrns().stream().filter(attributes::has).forEach(urns::add);
        return urns;
    }

    private static void describeRamUser(ObjectNode attributes, RamUser user) {
        ObjectNode extension = attributes.withObject("/" + UserMapping.RAM_EXTENSION.replace("/", "~1"));
        extension.put("userId", user.id().value());
        extension.put("userPrincipalName", user.userPrincipalName());
        putIfPresent(extension, "provisionType", user.provisionType());
        putIfPresent(extension, "createDate", user.createDate());
        putIfPresent(extension, "updateDate", user.updateDate());
        putIfPresent(extension, "lastLoginDate", user.lastLoginDate());
    }

    private static void putIfPresent(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static ObjectNode meta(ResourceSchema schema, ConfirmedResource user) {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("resourceType", schema.resourceType().getName());
        meta.put("created", timestamp(user.created()));
        meta.put("lastModified", timestamp(user.lastModified()));
        meta.put("version", EntityTags.of(user.version()));
        return meta;
    }

    private static String timestamp(Instant instant) {
        return instant.toString();
    }
}
