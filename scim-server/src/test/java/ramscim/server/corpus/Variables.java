package ramscim.server.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values that earlier steps of a file have saved; a name that is not known stays as it stands. */
final class Variables {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    private final Map<String, String> values = new HashMap<>();

    void put(String name, String value) {
        values.put(name, value);
    }

    String fillIn(String text) {
        return fillIn(text, UnaryOperator.identity());
    }

    /** What is filled into a path is percent-encoded. */
    String fillInPath(String path) {
        return fillIn(
                path,
                value -> URLEncoder.encode(value, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%21", "!")
                        .replace("%27", "'")
                        .replace("%28", "(")
                        .replace("%29", ")")
                        .replace("%7E", "~"));
    }

    private String fillIn(String text, UnaryOperator<String> encode) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            return Matcher.quoteReplacement(
                    value == null ? found.group() : Objects.requireNonNull(encode.apply(value)));
        });
    }

    JsonNode fillIn(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(fillIn(node.textValue()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> filled.set(fillIn(entry.getKey()), fillIn(entry.getValue())));
            return filled;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> filled.add(fillIn(element)));
            return filled;
        }
        return node;
    }

    static boolean hasUnknown(String text) {
        return VARIABLE.matcher(text).find();
    }
}
