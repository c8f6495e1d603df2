package ramscim.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The places in an operation's data where a text refers to a resource: among members and managers. A text that begins
 * like a reference is one there only; a title may begin with what it likes.
 */
final class ReferringValues {
    private static final Set<String> REFERRING_ATTRIBUTES = Set.of("members", "manager");
    private static final Set<String> REFERRING_PARTS = Set.of("value", "$ref");

    private ReferringValues() {}

    /** @param id what takes the place of a reference to a bulkId */
    static void replace(JsonNode data, UnaryOperator<String> id) {
        replaceIn(data, false, id);
    }

    private static void replaceIn(JsonNode node, boolean refers, UnaryOperator<String> id) {
        if (node instanceof ObjectNode object) {
            // An operation of a PATCH names the attribute beside its value.
            boolean parts = refers || isReferring(object.path("path").asText());
            object.properties()
                    .forEach(entry -> entry.setValue(replaced(
                            entry.getValue(),
                            isReferring(entry.getKey())
                                    || (parts
                                            && REFERRING_PARTS.contains(
                                                    entry.getKey().toLowerCase(Locale.ROOT))),
                            id)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(array.get(i), refers, id));
            }
        }
    }

    private static JsonNode replaced(JsonNode value, boolean refers, UnaryOperator<String> id) {
        if (value.isTextual()) {
            String text = value.textValue();
            return refers && text.startsWith(BulkOperation.REFERENCE)
                    ? TextNode.valueOf(id.apply(text.substring(BulkOperation.REFERENCE.length())))
                    : value;
        }
        replaceIn(value, refers, id);
        return value;
    }

    /**
     * Whether a name or path, with its URN, filter and sub-attribute or without, is of an attribute that refers to
     * resources.
     */
    private static boolean isReferring(String name) {
        String unfiltered = name.split("\\[", 2)[0];
        String attribute = unfiltered.substring(unfiltered.lastIndexOf(':') + 1);
        return REFERRING_ATTRIBUTES.contains(attribute.split("\\.", 2)[0].toLowerCase(Locale.ROOT));
    }
}
