package ramscim.scim.endpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.scim.dialect.BooleanStrings;

/**
 * The tree of a JSON text in which an object may have a name twice: names of attributes are the same in any case (RFC
 * 7643, section 2.1), and which of two values counts must not be chance. What both say counts; where they differ,
 * nobody can read it.
 */
final class BodyTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private @Nullable String repeated;

    BodyTree(JsonParser parser) {
        this.parser = parser;
    }

    /** The first name that an object has twice; null if there is none. */
    @Nullable String repeated() {
        return repeated;
    }

    /** The value that begins at the next token; null at the end. */
    @Nullable JsonNode next() throws IOException {
        JsonToken token = parser.nextToken();
        return token == null ? null : value(token);
    }

    private JsonNode value(JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            return object();
        }
        return token == JsonToken.START_ARRAY ? array() : parser.readValueAsTree();
    }

    private ArrayNode array() throws IOException {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token));
        }
        return array;
    }

    private ObjectNode object() throws IOException {
        ObjectNode object = NODES.objectNode();
        Map<String, String> spellings = new HashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonNode value = value(parser.nextToken());
            String first = spellings.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (first == null) {
                object.set(name, value);
            } else {
                repeated = repeated == null ? name : repeated;
                object.set(first, agreed(object.get(first), value));
            }
        }
        return object;
    }

    private static JsonNode agreed(JsonNode first, JsonNode second) {
        BooleanNode meant = BooleanStrings.read(first);
        boolean same = first.equals(second) || (meant != null && meant.equals(BooleanStrings.read(second)));
        return same ? first : NODES.pojoNode(null);
    }
}
