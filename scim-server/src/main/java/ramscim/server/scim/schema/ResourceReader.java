package ramscim.server.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.utils.SchemaUtils;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.scim.dialect.LegacySchemas;
import ramscim.server.scim.error.ScimProblem;
import ramscim.server.scim.error.ScimRequestException;

/**
 * Reads the body of a POST or PUT into the attributes that are kept.
 *
 * <p>What the schema does not know is ignored, and so is what is read-only: providers send resources back with everything that they were
 * answered (RFC 7644, section 3.5.1). What the schema knows must have its type.
 */
public final class ResourceReader {
    private final ResourceSchema schema;

    public ResourceReader(ResourceSchema schema) {
        this.schema = schema;
    }

    /** @throws ScimRequestException {@code invalidSyntax} or {@code invalidValue} */
    public ScimAttributes read(ObjectNode body) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        body.properties().forEach(entry -> {
            if (entry.getKey().equalsIgnoreCase("schemas")) {
                checkSchemas(entry.getValue());
            } else {
                readEntry(attributes, entry.getKey(), entry.getValue());
            }
        });
        return ScimAttributes.of(attributes);
    }

    private void readEntry(ObjectNode attributes, String name, JsonNode value) {
        if (!SchemaUtils.isUrn(name)) {
            readAttribute(attributes, schema.attribute(name), name, value);
            return;
        }
        String urn = LegacySchemas.today(name, schema.coreUrn());
        if (urn.equalsIgnoreCase(schema.coreUrn())) {
            requiredObject(name, value)
                    .properties()
                    .forEach(e -> readAttribute(attributes, schema.attribute(e.getKey()), e.getKey(), e.getValue()));
            return;
        }
        String extension = schema.extensionUrn(urn);
        if (extension != null && !value.isNull()) {
            readExtension(attributes, extension, requiredObject(name, value));
        }
    }

    private void readExtension(ObjectNode attributes, String urn, ObjectNode value) {
        ObjectNode extension = JsonNodeFactory.instance.objectNode();
        value.properties()
                .forEach(e -> readAttribute(
                        extension, schema.attribute(urn, e.getKey()), urn + ":" + e.getKey(), e.getValue()));
        if (!extension.isEmpty()) {
            attributes.set(urn, extension);
        }
    }

    private static void readAttribute(
            ObjectNode target, @Nullable AttributeDefinition definition, String path, JsonNode value) {
        if (definition == null || !isKept(definition)) {
            return;
        }
        JsonNode read = AttributeValues.read(definition, path, value);
        if (read != null) {
            target.set(definition.getName(), read);
        }
    }

    private static boolean isKept(AttributeDefinition definition) {
        return definition.getMutability() != Mutability.READ_ONLY
                && definition.getReturned() != AttributeDefinition.Returned.NEVER;
    }

    /** A resource of another type is refused; URNs that nobody serves may stand beside the right one. */
    private void checkSchemas(JsonNode schemas) {
        if (!schemas.isArray()) {
            throw new ScimRequestException(ScimProblem.INVALID_SYNTAX, "'schemas' must be an array of URNs.");
        }
        if (schemas.isEmpty()) {
            return;
        }
        for (JsonNode urn : schemas) {
            if (LegacySchemas.today(urn.asText(), schema.coreUrn()).equalsIgnoreCase(schema.coreUrn())) {
                return;
            }
        }
        throw new ScimRequestException(
                ScimProblem.INVALID_SYNTAX, "'schemas' must have '" + schema.coreUrn() + "' among its values.");
    }

    private static ObjectNode requiredObject(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new ScimRequestException(ScimProblem.INVALID_VALUE, "'" + name + "' must be an object.");
    }
}
