package ramscim.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ramscim.scim.dialect.LegacySchemas;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/**
 * The {@code schemas} of a message that is no resource (RFC 7644, section 8.2): a PATCH, a bulk request, a search.
 * Whoever leaves it out is understood, and whoever has a URN that says nothing of messages, as drafts had; who says
 * that it is another message, or a resource, is not.
 */
public final class MessageSchemas {
    private static final String PREFIX = "urn:ietf:params:scim:api:messages:2.0:";

    private MessageSchemas() {}

    /**
     * @param name of the message, such as {@code PatchOp}
     * @throws ScimRequestException {@code invalidSyntax} if it is another
     */
    public static void require(ObjectNode message, String name) {
        List<String> urns = urns(message);
        boolean right = urns.stream()
                .anyMatch(urn -> urn.equalsIgnoreCase(PREFIX + name)
                        || !LegacySchemas.today(urn, "").equals(urn));
        if (!urns.isEmpty() && !right) {
            throw new ScimRequestException(
                    ScimProblem.INVALID_SYNTAX,
                    "'schemas' of this request must have '" + PREFIX + name + "' among its values.");
        }
    }

    private static List<String> urns(ObjectNode message) {
        JsonNode schemas = message.properties().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals("schemas"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MissingNode.getInstance());
        List<String> urns = new ArrayList<>();
        if (schemas.isTextual() && !schemas.textValue().isEmpty()) {
            urns.add(schemas.textValue());
        }
        schemas.forEach(urn -> urns.add(urn.asText()));
        return urns;
    }
}
