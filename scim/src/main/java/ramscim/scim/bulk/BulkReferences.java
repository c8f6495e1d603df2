package ramscim.scim.bulk;

import static ramscim.scim.bulk.BulkOperation.REFERENCE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the bulkIds of a request turned out to stand for. */
final class BulkReferences {
    private final Map<String, String> ids = new HashMap<>();

    void resolve(String bulkId, String id) {
        ids.put(bulkId, id);
    }

    boolean know(Set<String> bulkIds) {
        return ids.keySet().containsAll(bulkIds);
    }

    String inPath(String path) {
        int at = path.indexOf(REFERENCE);
        return at < 0 ? path : path.substring(0, at) + id(path.substring(at));
    }

    ObjectNode inData(ObjectNode data) {
        ObjectNode copy = data.deepCopy();
        ReferringValues.replace(copy, bulkId -> ids.getOrDefault(bulkId, REFERENCE + bulkId));
        return copy;
    }

    private String id(String reference) {
        return ids.getOrDefault(reference.substring(REFERENCE.length()), reference);
    }
}
