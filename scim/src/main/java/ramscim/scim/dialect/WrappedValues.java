package ramscim.scim.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Values that arrive in one wrapping too many.
 *
 * <p>The SCIM-SDK client of Captain-P-Goldfish (Keycloak) puts single values into one-element arrays and complex values
 * into JSON strings; ConnId (Apache Syncope, midPoint) wraps scalars as <code>{"value": ...}</code>, and Microsoft's
 * library as <code>{"$ref": null, "value": ...}</code>; Entra's AppRoleAssignmentsComplex writes a whole role as JSON
 * into its {@code value}.
 */
public final class WrappedValues {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String VALUE = "value";

    private WrappedValues() {}

    /** The element of a one-element array, for an attribute that has one value. */
    public static JsonNode unwrapArray(JsonNode value) {
        return value.isArray() && value.size() == 1 ? value.get(0) : value;
    }

    /**
     * The scalar in <code>{"value": scalar}</code>, which may have nulls beside it, for an attribute that is not
     * complex.
     */
    public static JsonNode unwrapScalar(JsonNode value) {
        boolean wrapped = value.isObject() && value.path(VALUE).isValueNode() && isAlone(value);
        return wrapped ? value.get(VALUE) : value;
    }

    private static boolean isAlone(JsonNode object) {
        return object.properties().stream()
                .allMatch(entry ->
                        entry.getKey().equals(VALUE) || entry.getValue().isNull());
    }

    /**
     * An element of a multi-valued attribute whose {@code value} spells an object that has a {@code value}: it is what
     * that object says, and what else the element says.
     */
    public static JsonNode unwrapValue(JsonNode element) {
        JsonNode object = unwrapObject(element);
        JsonNode spelled = unwrapObject(object.path(VALUE));
        if (!(object instanceof ObjectNode outer)
                || !(spelled instanceof ObjectNode inner)
                || !inner.path(VALUE).isTextual()) {
            return element;
        }
        ObjectNode whole = inner.deepCopy();
        if (inner.path("displayName").isTextual()) {
            whole.set("display", inner.get("displayName"));
        }
        outer.properties().stream()
                .filter(entry -> !entry.getKey().equals(VALUE))
                .forEach(entry -> whole.set(entry.getKey(), entry.getValue()));
        return whole;
    }

    /** The object that a string spells, for an attribute that is complex. */
    public static JsonNode unwrapObject(JsonNode value) {
        if (!value.isTextual() || !value.textValue().strip().startsWith("{")) {
            return value;
        }
        try {
            JsonNode parsed = JSON.readTree(value.textValue());
            return parsed.isObject() ? parsed : value;
        } catch (JsonProcessingException notJson) {
            return value;
        }
    }
}
