package ramscim.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.SchemaUtils;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Secret;
import ramscim.scim.dialect.DottedUrns;
import ramscim.scim.dialect.LegacySchemas;
import ramscim.scim.dialect.WrappedValues;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.patch.PatchOperation.Kind;
import ramscim.scim.schema.AttributeValues;
import ramscim.scim.schema.Extent;
import ramscim.scim.schema.Passwords;
import ramscim.scim.schema.ResourceSchema;

/** One application of a PATCH request to one resource. */
final class PatchApplication {
    private final ResourceSchema schema;
    private final ObjectNode resource;
    private final MembershipEdit memberships;
    private final Extent extent;
    private final Map<String, ArrayNode> dropped = new HashMap<>();
    private @Nullable Secret password;

    PatchApplication(ResourceSchema schema, ObjectNode resource, MembershipEdit memberships, Extent extent) {
        this.schema = schema;
        this.resource = resource;
        this.memberships = memberships;
        this.extent = extent;
    }

    ObjectNode apply(List<PatchOperation> operations) {
        operations.forEach(operation -> extent.attempt(() -> apply(operation)));
        prune();
        return resource;
    }

    private void apply(PatchOperation operation) {
        if (operation.path() == null) {
            applyToResource(operation.kind(), value(operation));
        } else {
            applyToPath(operation.kind(), operation.path(), operation.value());
        }
    }

    /** The password that the operations set; null if they set none. */
    @Nullable Secret password() {
        return password;
    }

    private static JsonNode value(PatchOperation operation) {
        return operation.value() == null ? NullNode.getInstance() : operation.value();
    }

    /**
     * An operation without a path is one operation for each member of its value; what is read-only or unknown among
     * them is ignored.
     */
    private void applyToResource(Kind kind, JsonNode sent) {
        if (sent.isArray()) {
            // The SCIM client library of Captain-P-Goldfish puts each resource into a list.
            sent.forEach(value -> extent.attempt(() -> applyToResource(kind, value)));
            return;
        }
        JsonNode value = WrappedValues.unwrapObject(sent);
        if (!value.isObject()) {
            throw new ScimRequestException(
                    ScimProblem.INVALID_VALUE, "The 'value' of an operation without a 'path' must be an object.");
        }
        value.properties()
                .forEach(entry -> extent.attempt(() -> applyToMember(kind, entry.getKey(), entry.getValue())));
    }

    private void applyToMember(Kind kind, String sent, JsonNode value) {
        String key = DottedUrns.withColons(sent);
        String urn = SchemaUtils.isUrn(key) ? LegacySchemas.today(key, schema.coreUrn()) : "";
        if (urn.equalsIgnoreCase(schema.coreUrn())) {
            applyToResource(kind, value);
        } else if (schema.extensionUrn(urn) != null) {
            applyToExtension(kind, String.valueOf(schema.extensionUrn(urn)), value);
        } else {
            AttributePath path = readKnown(key);
            if (path != null && !path.isReadOnly() && !(isMembers(path) && Members.isUnset(value))) {
                boolean meant = path.extension() != null && !SchemaUtils.isUrn(key);
                (meant ? Extent.ALL_THAT_CAN_BE : extent).attempt(() -> applyTo(kind, path, value));
            }
        }
    }

    private static boolean isMembers(AttributePath path) {
        return path.attribute().getName().equals("members");
    }

    private @Nullable AttributePath readKnown(String key) {
        try {
            return AttributePath.read(schema, key);
        } catch (ScimRequestException unknown) {
            return null;
        }
    }

    private void applyToExtension(Kind kind, String urn, JsonNode value) {
        boolean cleared = AttributeValues.isUnassigned(value) && !value.isObject();
        if (cleared || kind == Kind.REMOVE) {
            resource.remove(urn);
            return;
        }
        if (!value.isObject()) {
            throw new ScimRequestException(ScimProblem.INVALID_VALUE, "'" + urn + "' must be an object.");
        }
        value.properties()
                .forEach(entry ->
                        extent.attempt(() -> applyToMember(kind, urn + ":" + entry.getKey(), entry.getValue())));
    }

    /** The URN of a schema stands for all attributes that it has. */
    private void applyToPath(Kind kind, String text, @Nullable JsonNode value) {
        String urn = SchemaUtils.isUrn(text) ? LegacySchemas.today(text, schema.coreUrn()) : "";
        if (urn.equalsIgnoreCase(schema.coreUrn())) {
            applyToResource(kind, value == null ? NullNode.getInstance() : value);
            return;
        }
        String extension = schema.extensionUrn(urn);
        if (extension != null) {
            applyToExtension(kind, extension, value == null ? NullNode.getInstance() : value);
            return;
        }
        AttributePath path = AttributePath.read(schema, text);
        if (path == null) {
            return;
        }
        if (path.isReadOnly()) {
            throw new ScimRequestException(ScimProblem.MUTABILITY, "'" + path.text() + "' is read-only.");
        }
        applyTo(kind, path, value);
    }

    private void applyTo(Kind kind, AttributePath path, @Nullable JsonNode value) {
        if (kind == Kind.REMOVE && path.isRequired()) {
            throw new ScimRequestException(
                    ScimProblem.MUTABILITY, "'" + path.text() + "' is required and cannot be removed.");
        }
        if (path.isPassword()) {
            password = kind == Kind.REMOVE || value == null ? null : Passwords.read(value);
            return;
        }
        if (!path.isKept()) {
            return;
        }
        if (isMembers(path)) {
            new MembersTarget(memberships, path, extent).apply(kind, value);
            return;
        }
        ObjectNode home = path.extension() == null ? resource : extension(path.extension());
        if (path.attribute().isMultiValued()) {
            new MultiValuedTarget(home, path, extent, dropped).apply(kind, value);
        } else {
            new SingleValuedTarget(home, path, extent).apply(kind, value);
        }
    }

    private ObjectNode extension(String urn) {
        return resource.get(urn) instanceof ObjectNode present ? present : resource.putObject(urn);
    }

    /** What the operations left without content goes: elements that only say of what kind they are, and extensions. */
    private void prune() {
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
