package ramscim.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Secret;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/**
 * The {@code password} of a request (RFC 7643, section 4.1.1), which goes another way than all other attributes: it is
 * in none that are kept.
 */
public final class Passwords {
    private static final String NAME = "password";

    private Passwords() {}

    /** The password in the body of a POST or PUT; null if it has none. */
    public static @Nullable Secret in(ObjectNode body) {
        Secret password = null;
        for (Map.Entry<String, JsonNode> attribute : body.properties()) {
            if (attribute.getKey().equalsIgnoreCase(NAME)) {
                password = read(attribute.getValue());
            } else if (attribute.getKey().equalsIgnoreCase(ServedSchemas.user().coreUrn())
                    && attribute.getValue() instanceof ObjectNode core) {
                password = in(core);
            }
        }
        return password;
    }

    /** @throws ScimRequestException {@code invalidValue} if it is no string; the message does not repeat it */
    public static @Nullable Secret read(JsonNode value) {
        JsonNode single = value.isArray() && value.size() == 1 ? value.get(0) : value;
        if (single.isNull() || (single.isTextual() && single.textValue().isEmpty())) {
            return null;
        }
        if (!single.isTextual()) {
            throw new ScimRequestException(ScimProblem.INVALID_VALUE, "'password' must be a string.", NAME);
        }
        return new Secret(single.textValue());
    }
}
