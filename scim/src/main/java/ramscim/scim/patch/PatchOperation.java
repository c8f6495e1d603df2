package ramscim.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a PATCH request.
 *
 * @param path null: the resource itself
 * @param value null if the request has none
 */
record PatchOperation(
        Kind kind, @Nullable String path, @Nullable JsonNode value) {
    enum Kind {
        ADD,
        REMOVE,
        REPLACE
    }
}
