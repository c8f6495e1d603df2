package ramscim.server.scim.bulk;

import static ramscim.server.scim.bulk.BulkOperation.REFERENCE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import ramscim.server.scim.error.ScimProblem;
import ramscim.server.scim.error.ScimRequestException;

/** What the bulkIds of a request turned out to stand for. */
final class BulkReferences {
    private final Map<String, String> ids = new HashMap<>();

    void resolve(String bulkId, String id) {
        ids.put(bulkId, id);
    }

    boolean know(Set<String> bulkIds) {
        return ids.keySet().containsAll(bulkIds);
    }

    /** @throws ScimRequestException {@code invalidValue} if one of them is not known */
    void require(Set<String> bulkIds) {
        for (String bulkId : bulkIds) {
            if (!ids.containsKey(bulkId)) {
                throw new ScimRequestException(
                        ScimProblem.INVALID_VALUE,
                        "'bulkId:" + bulkId + "' stands for no resource: no operation of the request created it.");
            }
        }
    }

    String inPath(String path) {
        int at = path.indexOf(REFERENCE);
        return at < 0 ? path : path.substring(0, at) + id(path.substring(at));
    }

    ObjectNode inData(ObjectNode data) {
        ObjectNode copy = data.deepCopy();
        replaceIn(copy);
        return copy;
    }

    private void replaceIn(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(replaced(entry.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(array.get(i)));
            }
        }
    }

    private JsonNode replaced(JsonNode value) {
        if (value.isTextual() && value.textValue().startsWith(REFERENCE)) {
            return TextNode.valueOf(id(value.textValue()));
        }
        replaceIn(value);
        return value;
    }

    private String id(String reference) {
        return ids.getOrDefault(reference.substring(REFERENCE.length()), reference);
    }
}
