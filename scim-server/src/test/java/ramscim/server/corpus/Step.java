package ramscim.server.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request and what must be answered.
 *
 * @param number from 1 within its file
 */
record Step(String file, int number, JsonNode json) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    String label() {
        return file + "#" + number;
    }

    String name() {
        return json.path("name").asText();
    }

    String method() {
        return json.path("method").asText();
    }

    String path(Variables variables) {
        return variables.fillInPath(json.path("path").asText());
    }

    JsonNode expected() {
        return json.path("expect");
    }

    /** The header as the step sets it; null if it leaves the default or has none. */
    @Nullable String header(String name) {
        return json.path("headers").path(name).textValue();
    }

    Map<String, String> headers(String token, Variables variables) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Accept", "application/scim+json");
        headers.put("Content-Type", "application/scim+json");
        json.path("headers").properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                headers.remove(entry.getKey());
            } else {
                headers.put(entry.getKey(), variables.fillIn(entry.getValue().asText()));
            }
        });
        return headers;
    }

    /** The body to send; null if there is none. */
    @Nullable String body(Variables variables) {
        JsonNode body = json.get("body");
        if (body == null) {
            return null;
        }
        if (body.isTextual()) {
            return variables.fillIn(body.asText());
        }
        JsonNode filled = variables.fillIn(body);
        repeat(filled);
        pad(filled);
        return filled.toString();
    }

    /** Repeats the first element of an array, <code>${i}</code> in it being the index. */
    private void repeat(JsonNode body) {
        JsonNode repeat = json.get("repeat");
        if (repeat == null) {
            return;
        }
        String pointer = repeat.path("pointer").asText();
        JsonNode template = body.at(pointer).get(0);
        ArrayNode all = NODES.arrayNode();
        for (int i = 0; i < repeat.path("count").asInt(); i++) {
            all.add(replaceIndex(template, String.valueOf(i)));
        }
        set(body, pointer, all);
    }

    private static JsonNode replaceIndex(JsonNode node, String index) {
        if (node.isTextual()) {
            return TextNode.valueOf(node.textValue().replace("${i}", index));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode replaced = NODES.objectNode();
            object.properties().forEach(e -> replaced.set(e.getKey(), replaceIndex(e.getValue(), index)));
            return replaced;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode replaced = NODES.arrayNode();
            array.forEach(element -> replaced.add(replaceIndex(element, index)));
            return replaced;
        }
        return node;
    }

    private void pad(JsonNode body) {
        JsonNode pad = json.get("pad");
        if (pad != null) {
            set(
                    body,
                    pad.path("pointer").asText(),
                    TextNode.valueOf("x".repeat(pad.path("length").asInt())));
        }
    }

    private static void set(JsonNode body, String pointer, JsonNode value) {
        int last = pointer.lastIndexOf('/');
        JsonNode home = body.at(pointer.substring(0, last));
        String key = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
        if (home instanceof ArrayNode array) {
            array.set(Integer.parseInt(key), value);
        } else {
            ((ObjectNode) home).set(key, value);
        }
    }

    List<Integer> statuses() {
        List<Integer> statuses = new ArrayList<>();
        expected().path("status").forEach(status -> statuses.add(status.asInt()));
        return statuses;
    }
}
