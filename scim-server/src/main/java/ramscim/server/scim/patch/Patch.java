package ramscim.server.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.SchemaUtils;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.scim.dialect.LegacySchemas;
import ramscim.server.scim.error.ScimProblem;
import ramscim.server.scim.error.ScimRequestException;
import ramscim.server.scim.patch.PatchOperation.Kind;
import ramscim.server.scim.schema.AttributeValues;
import ramscim.server.scim.schema.ResourceSchema;

/**
 * A PATCH request that was read and can be applied to attributes, all of it or nothing (RFC 7644, section 3.5.2).
 *
 * <p>Where providers read the standard otherwise than it is written, this does what they mean: a value path without a match makes the
 * element that it describes, {@code add} to a single value replaces it, null and the empty string clear, a {@code remove} with values
 * removes just these, and what is not there is removed already.
 */
public final class Patch {
    private final ResourceSchema schema;
    private final List<PatchOperation> operations;

    private Patch(ResourceSchema schema, List<PatchOperation> operations) {
        this.schema = schema;
        this.operations = operations;
    }

    /** @throws ScimRequestException {@code invalidSyntax, invalidValue, noTarget} if the body is not a PATCH request */
    public static Patch read(ResourceSchema schema, ObjectNode body) {
        return new Patch(schema, PatchRequestReader.read(body));
    }

    /** @throws ScimRequestException {@code invalidPath, invalidValue, mutability, noTarget} if an operation cannot be applied */
    public ScimAttributes apply(ScimAttributes attributes) {
        ObjectNode resource = attributes.toObjectNode();
        for (PatchOperation operation : operations) {
            if (operation.path() == null) {
                applyToResource(resource, operation.kind(), value(operation));
            } else {
                applyToPath(resource, operation.kind(), operation.path(), operation.value());
            }
        }
        prune(resource);
        return ScimAttributes.of(resource);
    }

    private static JsonNode value(PatchOperation operation) {
        return operation.value() == null ? NullNode.getInstance() : operation.value();
    }

    /** An operation without a path is one operation for each member of its value; what is read-only or unknown among them is ignored. */
    private void applyToResource(ObjectNode resource, Kind kind, JsonNode value) {
        if (!value.isObject()) {
            throw new ScimRequestException(
                    ScimProblem.INVALID_VALUE, "The 'value' of an operation without a 'path' must be an object.");
        }
        value.properties().forEach(entry -> applyToMember(resource, kind, entry.getKey(), entry.getValue()));
    }

    private void applyToMember(ObjectNode resource, Kind kind, String key, JsonNode value) {
        String urn = SchemaUtils.isUrn(key) ? LegacySchemas.today(key, schema.coreUrn()) : "";
        if (urn.equalsIgnoreCase(schema.coreUrn())) {
            applyToResource(resource, kind, value);
        } else if (schema.extensionUrn(urn) != null) {
            applyToExtension(resource, kind, String.valueOf(schema.extensionUrn(urn)), value);
        } else {
            AttributePath path = readKnown(key);
            if (path != null && !path.isReadOnly()) {
                applyTo(resource, kind, path, value);
            }
        }
    }

    private @Nullable AttributePath readKnown(String key) {
        try {
            return AttributePath.read(schema, key);
        } catch (ScimRequestException unknown) {
            return null;
        }
    }

    private void applyToExtension(ObjectNode resource, Kind kind, String urn, JsonNode value) {
        if (value.isNull() || kind == Kind.REMOVE) {
            resource.remove(urn);
            return;
        }
        if (!value.isObject()) {
            throw new ScimRequestException(ScimProblem.INVALID_VALUE, "'" + urn + "' must be an object.");
        }
        value.properties()
                .forEach(entry -> applyToMember(resource, kind, urn + ":" + entry.getKey(), entry.getValue()));
    }

    private void applyToPath(ObjectNode resource, Kind kind, String text, @Nullable JsonNode value) {
        String extension =
                SchemaUtils.isUrn(text) ? schema.extensionUrn(LegacySchemas.today(text, schema.coreUrn())) : null;
        if (extension != null) {
            applyToExtension(resource, kind, extension, value == null ? NullNode.getInstance() : value);
            return;
        }
        AttributePath path = AttributePath.read(schema, text);
        if (path == null) {
            return;
        }
        if (path.isReadOnly()) {
            throw new ScimRequestException(ScimProblem.MUTABILITY, "'" + path.text() + "' is read-only.");
        }
        applyTo(resource, kind, path, value);
    }

    private static void applyTo(ObjectNode resource, Kind kind, AttributePath path, @Nullable JsonNode value) {
        if (!path.isKept()) {
            return;
        }
        ObjectNode home = path.extension() == null ? resource : extension(resource, path.extension());
        if (path.attribute().isMultiValued()) {
            new MultiValuedTarget(home, path).apply(kind, value);
        } else {
            new SingleValuedTarget(home, path).apply(kind, value);
        }
    }

    private static ObjectNode extension(ObjectNode resource, String urn) {
        return resource.get(urn) instanceof ObjectNode present ? present : resource.putObject(urn);
    }

    /** What the operations left without content goes: elements that only say of what kind they are, and extensions. */
    private void prune(ObjectNode resource) {
        pruneElements(resource);
        for (String urn : schema.extensionUrns()) {
            if (resource.get(urn) instanceof ObjectNode extension) {
                pruneElements(extension);
                if (extension.isEmpty()) {
                    resource.remove(urn);
                }
            }
        }
    }

    private static void pruneElements(ObjectNode home) {
        for (var attributes = home.properties().iterator(); attributes.hasNext(); ) {
            JsonNode value = attributes.next().getValue();
            if (value instanceof ArrayNode values) {
                values.removeIf(AttributeValues::isOnlyLabels);
                if (values.isEmpty()) {
                    attributes.remove();
                }
            }
        }
    }

    static ObjectNode newObject() {
        return JsonNodeFactory.instance.objectNode();
    }
}
