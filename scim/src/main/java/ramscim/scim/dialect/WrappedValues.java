package ramscim.scim.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Values that arrive in one wrapping too many.
 *
 * <p>The SCIM-SDK client of Captain-P-Goldfish (Keycloak) puts single values into one-element arrays and complex values
 * into JSON strings; ConnId (Apache Syncope, midPoint) wraps scalars as <code>{"value": ...}</code>; Entra's
 * AppRoleAssignmentsComplex writes JSON into strings.
 */
public final class WrappedValues {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WrappedValues() {}

    /** The element of a one-element array, for an attribute that has one value. */
    public static JsonNode unwrapArray(JsonNode value) {
        return value.isArray() && value.size() == 1 ? value.get(0) : value;
    }

    /** The scalar in <code>{"value": scalar}</code>, for an attribute that is not complex. */
    public static JsonNode unwrapScalar(JsonNode value) {
        boolean wrapped =
                value.isObject() && value.size() == 1 && value.path("value").isValueNode();
        return wrapped ? value.get("value") : value;
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
