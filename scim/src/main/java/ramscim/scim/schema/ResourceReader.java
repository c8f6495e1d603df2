package ramscim.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.utils.SchemaUtils;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.dialect.DottedUrns;
import ramscim.scim.dialect.LegacySchemas;
import ramscim.scim.dialect.WrappedValues;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/**
 * Reads the body of a POST or PUT into the attributes that are kept.
 *
 * <p>What the schema does not know is ignored, and so is what is read-only: providers send resources back with
 * everything that they were answered (RFC 7644, section 3.5.1). What the schema knows must have its type.
 */
public final class ResourceReader {
    private final ResourceSchema schema;

    public ResourceReader(ResourceSchema schema) {
        this.schema = schema;
    }

    /** @throws ScimRequestException {@code invalidSyntax} or {@code invalidValue} */
    public ScimAttributes read(ObjectNode body) {
        return new Reading(Extent.ALL_OR_NOTHING, JsonNodeFactory.instance.objectNode()).read(body);
    }

    /**
     * The attributes of which those that cannot be read are what they are now.
     *
     * @return null if the body is not that of such a resource
     */
    public @Nullable ScimAttributes readWhatCanBe(ObjectNode body, ScimAttributes current) {
        try {
            return new Reading(Extent.ALL_THAT_CAN_BE, current.toObjectNode()).read(body);
        } catch (ScimRequestException otherType) {
            return null;
        }
    }

    private static boolean isKept(AttributeDefinition definition) {
        return definition.getMutability() != Mutability.READ_ONLY
                && definition.getReturned() != AttributeDefinition.Returned.NEVER;
    }

    private static ObjectNode requiredObject(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new ScimRequestException(ScimProblem.INVALID_VALUE, "'" + name + "' must be an object.");
    }

    private final class Reading {
        private final Extent extent;
        private final ObjectNode current;
        private final ObjectNode attributes = JsonNodeFactory.instance.objectNode();

        Reading(Extent extent, ObjectNode current) {
            this.extent = extent;
            this.current = current;
        }

        ScimAttributes read(ObjectNode body) {
            body.properties().forEach(entry -> {
                if (entry.getKey().equalsIgnoreCase("schemas")) {
                    checkSchemas(entry.getValue());
                } else {
                    readEntry(DottedUrns.withColons(entry.getKey()), entry.getValue());
                }
            });
            body.properties().forEach(entry -> readMeant(entry.getKey(), entry.getValue()));
            return ScimAttributes.of(attributes);
        }

        /** A resource of another type is refused; URNs that nobody serves may stand beside the right one. */
        private void checkSchemas(JsonNode schemas) {
            extent.attempt(() -> checkIsArray(schemas));
            Set<String> urns = new HashSet<>();
            (schemas.isTextual() ? List.of(schemas) : schemas)
                    .forEach(urn -> urns.add(LegacySchemas.today(urn.asText(), schema.coreUrn())));
            if (!urns.isEmpty() && urns.stream().noneMatch(schema.coreUrn()::equalsIgnoreCase)) {
                throw new ScimRequestException(
                        ScimProblem.INVALID_SYNTAX, "'schemas' must have '" + schema.coreUrn() + "' among its values.");
            }
        }

        private static void checkIsArray(JsonNode schemas) {
            if (!schemas.isArray()) {
                throw new ScimRequestException(ScimProblem.INVALID_SYNTAX, "'schemas' must be an array of URNs.");
            }
        }

        private void readEntry(String name, JsonNode value) {
            if (!SchemaUtils.isUrn(name)) {
                readCoreAttribute(name, value);
                return;
            }
            String urn = LegacySchemas.today(name, schema.coreUrn());
            if (urn.equalsIgnoreCase(schema.coreUrn())) {
                extent.attempt(
                        () -> requiredObject(name, value)
                                .properties()
                                .forEach(e -> readCoreAttribute(e.getKey(), e.getValue())),
                        this::keepCoreAttributes);
                return;
            }
            String extension = schema.extensionUrn(urn);
            if (extension == null) {
                readQualified(name, value);
            } else if (!AttributeValues.isUnassigned(value)) {
                extent.attempt(
                        () -> readExtension(extension, requiredObject(name, value)),
                        () -> keep(attributes, current, extension));
            }
        }

        /** An attribute behind its schema's URN (RFC 7644, section 3.10). */
        private void readQualified(String name, JsonNode value) {
            int end = name.lastIndexOf(':');
            String urn = LegacySchemas.today(name.substring(0, end), schema.coreUrn());
            String attribute = name.substring(end + 1);
            String extension = schema.extensionUrn(urn);
            if (urn.equalsIgnoreCase(schema.coreUrn())) {
                readCoreAttribute(attribute, value);
            } else if (extension != null) {
                readExtension(extension, JsonNodeFactory.instance.objectNode().set(attribute, value));
            }
        }

        /** What stands without a URN and is of an extension counts if it can be read, and nothing else says it. */
        private void readMeant(String name, JsonNode value) {
            String extension = schema.extensionMeant(name);
            AttributeDefinition definition = extension == null ? null : schema.attribute(extension, name);
            if (extension != null
                    && definition != null
                    && !attributes.path(extension).has(definition.getName())) {
                Extent.ALL_THAT_CAN_BE.attempt(() -> readExtension(
                        extension, JsonNodeFactory.instance.objectNode().set(name, value)));
            }
        }

        private void readCoreAttribute(String name, JsonNode value) {
            readAttribute(attributes, current, schema.attribute(name), name, value);
        }

        private void readExtension(String urn, ObjectNode value) {
            ObjectNode extension = objectOrNew(attributes.get(urn));
            ObjectNode present = objectOrNew(current.get(urn));
            value.properties().forEach(e -> {
                String path = urn + ":" + e.getKey();
                readAttribute(extension, present, schema.attribute(urn, e.getKey()), path, e.getValue());
            });
            if (!extension.isEmpty()) {
                attributes.set(urn, extension);
            }
        }

        private void readAttribute(
                ObjectNode target,
                ObjectNode present,
                @Nullable AttributeDefinition definition,
                String path,
                JsonNode value) {
            if (definition == null || !isKept(definition)) {
                return;
            }
            extent.attempt(
                    () -> {
                        JsonNode read = AttributeValues.read(definition, path, value);
                        if (read != null) {
                            target.set(definition.getName(), read);
                        }
                    },
                    () -> {
                        keep(target, present, definition.getName());
                        readParts(target, definition, path, value);
                    });
        }

        /** Of a complex attribute each sub-attribute that can be read. */
        private void readParts(ObjectNode target, AttributeDefinition definition, String path, JsonNode value) {
            if (definition.isMultiValued() || !(WrappedValues.unwrapObject(value) instanceof ObjectNode parts)) {
                return;
            }
            ObjectNode whole = objectOrNew(target.get(definition.getName()));
            parts.properties().forEach(e -> {
                AttributeDefinition sub = ResourceSchema.subAttribute(definition, e.getKey());
                String name = path + "." + e.getKey();
                readAttribute(whole, whole, sub, name, e.getValue());
            });
            if (!whole.isEmpty()) {
                target.set(definition.getName(), whole);
            }
        }

        private void keepCoreAttributes() {
            current.fieldNames().forEachRemaining(name -> {
                if (!SchemaUtils.isUrn(name) && !attributes.has(name)) {
                    keep(attributes, current, name);
                }
            });
        }
    }

    private static void keep(ObjectNode target, ObjectNode present, String name) {
        JsonNode value = present.get(name);
        if (value != null) {
            target.set(name, value);
        }
    }

    private static ObjectNode objectOrNew(@Nullable JsonNode value) {
        return value instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
