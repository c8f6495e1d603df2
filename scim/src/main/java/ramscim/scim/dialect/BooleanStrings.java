package ramscim.scim.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import org.jspecify.annotations.Nullable;

/**
 * Booleans as strings, {@code "True"} or {@code "false"}, in bodies, PATCH values and filters.
 *
 * <p>Microsoft Entra ID sends them unless its {@code aadOptscim062020} flag is set; the Keycloak plugin of mitodl
 * always does.
 */
public final class BooleanStrings {
    private BooleanStrings() {}

    /** The boolean that a value means, or null if it means none. */
    public static @Nullable BooleanNode read(JsonNode value) {
        if (value.isBoolean()) {
            return BooleanNode.valueOf(value.booleanValue());
        }
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (text.equalsIgnoreCase("true")) {
            return BooleanNode.TRUE;
        }
        return text.equalsIgnoreCase("false") ? BooleanNode.FALSE : null;
    }
}
