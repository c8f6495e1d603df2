package ramscim.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import org.jspecify.annotations.Nullable;
import ramscim.scim.dialect.WrappedValues;
import ramscim.scim.patch.PatchOperation.Kind;
import ramscim.scim.schema.AttributeValues;
import ramscim.scim.schema.Extent;
import ramscim.scim.schema.ResourceSchema;

/** An attribute with one value, or a sub-attribute of it. */
final class SingleValuedTarget {
    private final ObjectNode home;
    private final AttributePath path;
    private final Extent extent;
    private final String name;

    SingleValuedTarget(ObjectNode home, AttributePath path, Extent extent) {
        this.home = home;
        this.path = path;
        this.extent = extent;
        this.name = path.attribute().getName();
    }

    void apply(Kind kind, @Nullable JsonNode value) {
        AttributeDefinition sub = path.subAttribute();
        if (sub != null) {
            applyToSubAttribute(kind, sub, value);
        } else {
            extent.attempt(() -> applyToWhole(kind, value), () -> applyToParts(kind, value));
        }
    }

    private void applyToWhole(Kind kind, @Nullable JsonNode value) {
        JsonNode read = kind == Kind.REMOVE || value == null ? null : read(value);
        if (read == null) {
            home.remove(name);
        } else if (read instanceof ObjectNode changes && home.get(name) instanceof ObjectNode present) {
            clearNulls(present, value);
            present.setAll(changes);
        } else {
            home.set(name, read);
        }
    }

    /** To each sub-attribute of a complex attribute that can be read. */
    private void applyToParts(Kind kind, @Nullable JsonNode value) {
        JsonNode parts = value == null ? null : WrappedValues.unwrapObject(WrappedValues.unwrapArray(value));
        if (parts == null || !parts.isObject()) {
            return;
        }
        parts.properties().forEach(entry -> {
            AttributeDefinition sub = ResourceSchema.subAttribute(path.attribute(), entry.getKey());
            if (sub != null && sub.getMutability() != Mutability.READ_ONLY) {
                extent.attempt(() -> applyToSubAttribute(kind, sub, entry.getValue()));
            }
        });
    }

    /**
     * A complex attribute keeps the sub-attributes that are not named (RFC 7644, section 3.5.2.3); one that is null is
     * cleared.
     */
    private void clearNulls(ObjectNode present, @Nullable JsonNode value) {
        if (value == null || !value.isObject()) {
            return;
        }
        value.properties().forEach(entry -> {
            AttributeDefinition sub = ResourceSchema.subAttribute(path.attribute(), entry.getKey());
            boolean cleared =
                    entry.getValue().isNull() || entry.getValue().asText("-").isEmpty();
            if (sub != null && cleared) {
                present.remove(sub.getName());
            }
        });
    }

    /** A bare string for a complex attribute is its {@code value}: Entra sends a manager's id so. */
    private @Nullable JsonNode read(JsonNode value) {
        JsonNode single = WrappedValues.unwrapArray(value);
        if (path.attribute().getType() != Type.COMPLEX) {
            return AttributeValues.readOne(path.attribute(), path.text(), WrappedValues.unwrapScalar(single));
        }
        boolean bare = single.isTextual()
                && ResourceSchema.subAttribute(path.attribute(), "value") != null
                && !WrappedValues.unwrapObject(single).isObject();
        JsonNode whole = bare ? PatchApplication.newObject().set("value", single) : single;
        return AttributeValues.readOne(path.attribute(), path.text(), whole);
    }

    private void applyToSubAttribute(Kind kind, AttributeDefinition sub, @Nullable JsonNode value) {
        JsonNode read = kind == Kind.REMOVE || value == null
                ? null
                : AttributeValues.read(sub, path.text(), WrappedValues.unwrapScalar(WrappedValues.unwrapArray(value)));
        ObjectNode complex = home.get(name) instanceof ObjectNode present ? present : PatchApplication.newObject();
        if (read == null) {
            complex.remove(sub.getName());
        } else {
            complex.set(sub.getName(), read);
        }
        if (complex.isEmpty()) {
            home.remove(name);
        } else {
            home.set(name, complex);
        }
    }
}
