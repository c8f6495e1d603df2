package ramscim.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        if (kind == Kind.REMOVE || value == null) {
            home.remove(name);
        } else if (parts(value) instanceof ObjectNode parts) {
            change(parts);
        } else {
            put(AttributeValues.readOne(path.attribute(), path.text(), scalar(value)));
        }
    }

    private static JsonNode scalar(JsonNode value) {
        return WrappedValues.unwrapScalar(WrappedValues.unwrapArray(value));
    }

    private void put(@Nullable JsonNode whole) {
        if (whole == null || (whole.isObject() && whole.isEmpty())) {
            home.remove(name);
        } else {
            home.set(name, whole);
        }
    }

    /** The sub-attributes of a complex attribute that a value names; no object if it names none, which clears it. */
    private JsonNode parts(JsonNode value) {
        return path.attribute().getType() == Type.COMPLEX
                ? AttributeValues.object(path.attribute(), WrappedValues.unwrapArray(value))
                : NullNode.getInstance();
    }

    /**
     * A complex attribute keeps the sub-attributes that are not named (RFC 7644, section 3.5.2.3); one that is
     * unassigned is cleared, and with its {@code value} all that describes it.
     */
    private void change(ObjectNode parts) {
        JsonNode read = AttributeValues.readOne(path.attribute(), path.text(), parts);
        ObjectNode whole = home.get(name) instanceof ObjectNode present ? present : PatchApplication.newObject();
        List<String> cleared = cleared(parts);
        whole.remove(cleared.contains("value") ? names(whole) : cleared);
        if (read instanceof ObjectNode changes) {
            whole.setAll(changes);
        }
        put(whole);
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private List<String> cleared(ObjectNode parts) {
        List<String> cleared = new ArrayList<>();
        parts.properties().forEach(entry -> {
            AttributeDefinition sub = ResourceSchema.subAttribute(path.attribute(), entry.getKey());
            if (sub != null
                    && sub.getMutability() != Mutability.READ_ONLY
                    && AttributeValues.isUnassigned(WrappedValues.unwrapArray(entry.getValue()))) {
                cleared.add(sub.getName());
            }
        });
        return cleared;
    }

    /** To each sub-attribute of a complex attribute that can be read. */
    private void applyToParts(Kind kind, @Nullable JsonNode value) {
        if (value == null || !(parts(value) instanceof ObjectNode parts)) {
            return;
        }
        parts.properties().forEach(entry -> {
            AttributeDefinition sub = ResourceSchema.subAttribute(path.attribute(), entry.getKey());
            if (sub != null && sub.getMutability() != Mutability.READ_ONLY) {
                extent.attempt(() -> applyToSubAttribute(kind, sub, entry.getValue()));
            }
        });
    }

    private void applyToSubAttribute(Kind kind, AttributeDefinition sub, @Nullable JsonNode value) {
        JsonNode read =
                kind == Kind.REMOVE || value == null ? null : AttributeValues.read(sub, path.text(), scalar(value));
        ObjectNode complex = home.get(name) instanceof ObjectNode present ? present : PatchApplication.newObject();
        if (read == null) {
            complex.remove(sub.getName().equals("value") ? names(complex) : List.of(sub.getName()));
        } else {
            complex.set(sub.getName(), read);
        }
        put(complex);
    }
}
