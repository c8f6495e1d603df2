package ramscim.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.scim.dialect.WrappedValues;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/**
 * One operation of a bulk request.
 *
 * @param path as it was sent, such as {@code /Users} or {@code /Users/bulkId:one}
 * @param version what the resource's version has to be; null: any
 * @param data null: none was sent
 */
public record BulkOperation(
        Method method,
        String path,
        @Nullable String bulkId,
        @Nullable String version,
        @Nullable ObjectNode data) {
    static final String REFERENCE = "bulkId:";

    /** What can be done in bulk. */
    public enum Method {
        POST,
        PUT,
        PATCH,
        DELETE
    }

    static BulkOperation read(JsonNode node) {
        Method method = method(node);
        String bulkId = text(node, "bulkId");
        if (method == Method.POST && bulkId == null) {
            throw invalid(ScimProblem.INVALID_VALUE, "A bulk operation with the method POST needs a 'bulkId'.");
        }
        String path = text(node, "path");
        if (path == null) {
            throw invalid(ScimProblem.INVALID_SYNTAX, "Each bulk operation needs a 'path'.");
        }
        // The SCIM client library of Captain-P-Goldfish writes it as JSON into a string.
        JsonNode data = WrappedValues.unwrapObject(node.path("data"));
        if (!data.isObject() && method != Method.DELETE) {
            throw invalid(ScimProblem.INVALID_SYNTAX, "A bulk operation with the method " + method + " needs 'data'.");
        }
        return new BulkOperation(
                method, path, bulkId, text(node, "version"), data instanceof ObjectNode object ? object : null);
    }

    private static Method method(JsonNode node) {
        try {
            return Method.valueOf(String.valueOf(text(node, "method")).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw invalid(
                    ScimProblem.INVALID_SYNTAX, "The 'method' of a bulk operation must be POST, PUT, PATCH or DELETE.");
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw invalid(ScimProblem.INVALID_SYNTAX, "'" + name + "' of a bulk operation must be a string.");
        }
        return value.textValue();
    }

    private static ScimRequestException invalid(ScimProblem problem, String detail) {
        return new ScimRequestException(problem, detail);
    }

    /** Whether it is about a resource that no operation created. */
    public boolean isOnUnresolved() {
        return path.contains(REFERENCE);
    }

    /** @throws ScimRequestException {@code invalidValue} if it refers to what no operation created */
    public void requireResolved() {
        String unresolved = references().stream().findFirst().orElse(null);
        if (unresolved != null) {
            throw invalid(
                    ScimProblem.INVALID_VALUE,
                    "'bulkId:" + unresolved + "' stands for no resource: no operation of the request created it.");
        }
    }

    /** The bulkIds that have to be known before this operation can be carried out in whole. */
    Set<String> references() {
        Set<String> references = new HashSet<>();
        int inPath = path.indexOf(REFERENCE);
        if (inPath >= 0) {
            references.add(path.substring(inPath + REFERENCE.length()));
        }
        if (data != null) {
            ReferringValues.replace(data, bulkId -> {
                references.add(bulkId);
                return REFERENCE + bulkId;
            });
        }
        return references;
    }
}
