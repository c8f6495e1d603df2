package ramscim.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * By what two elements of a multi-valued attribute are one: their type and value (RFC 7643, section 2.4), in whatever
 * case, unless the schema minds it, and a phone number in whatever spelling; of entitlements and roles the value alone.
 * Without a value it is all that they say.
 */
public record ElementIdentity(JsonNode whole, String type, String value) {
    private static final Pattern PHONE_SEPARATORS = Pattern.compile("[\\s().-]+");

    /** The type of these is the server's to say, so that one may have it and the other, which is the same, not yet. */
    private static final Set<String> NAMED_BY_VALUE = Set.of("entitlements", "roles");

    public static ElementIdentity of(AttributeDefinition attribute, JsonNode element) {
        AttributeDefinition value = ResourceSchema.subAttribute(attribute, "value");
        boolean typed = ResourceSchema.subAttribute(attribute, "type") != null;
        String text = element.path("value").asText();
        if (value == null || !typed || text.isEmpty()) {
            return new ElementIdentity(element, "", "");
        }
        String spelling = attribute.getName().equals("phoneNumbers")
                ? PHONE_SEPARATORS.matcher(text).replaceAll("")
                : text;
        String type = NAMED_BY_VALUE.contains(attribute.getName())
                ? ""
                : element.path("type").asText();
        return new ElementIdentity(
                JsonNodeFactory.instance.nullNode(),
                type.toLowerCase(Locale.ROOT),
                value.isCaseExact() ? spelling : spelling.toLowerCase(Locale.ROOT));
    }

    /** The elements, each once: what a later one says of what was there already is added to the first. */
    static ArrayNode once(AttributeDefinition attribute, ArrayNode elements) {
        Map<ElementIdentity, JsonNode> seen = new HashMap<>();
        ArrayNode once = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : elements) {
            JsonNode first = seen.putIfAbsent(of(attribute, element), element);
            if (first == null) {
                once.add(element);
            } else if (first instanceof ObjectNode known && element instanceof ObjectNode more) {
                known.setAll(more);
            }
        }
        return once;
    }
}
