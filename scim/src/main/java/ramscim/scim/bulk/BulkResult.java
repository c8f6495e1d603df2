package ramscim.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What became of one operation.
 *
 * @param status an HTTP status
 * @param id of the resource, if it is there
 * @param location of the resource; absolute
 * @param version of the resource
 * @param error a SCIM error, if it failed
 */
public record BulkResult(
        int status,
        @Nullable String id,
        @Nullable String location,
        @Nullable String version,
        @Nullable JsonNode error) {}
