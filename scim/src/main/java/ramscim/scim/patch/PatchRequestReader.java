package ramscim.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.patch.PatchOperation.Kind;
import ramscim.scim.schema.Extent;
import ramscim.scim.schema.MessageSchemas;

/**
 * Reads the body of a PATCH request (RFC 7644, section 3.5.2).
 *
 * <p>Names and operations are read in any case: Entra sends {@code Add}, {@code Replace} and {@code Remove}. A missing
 * {@code schemas} is no error (authentik leaves it out), an empty list of operations neither (Entra's validator sends
 * one).
 */
final class PatchRequestReader {
    private static final Pattern ONE_MEMBER =
            Pattern.compile("members\\[ *value +eq +[^ \\[\\]]+ *]", Pattern.CASE_INSENSITIVE);

    private PatchRequestReader() {}

    /** @throws ScimRequestException if the body is not a PATCH request; and by the extent, if an operation is none */
    static List<PatchOperation> read(ObjectNode body, Extent extent) {
        extent.attempt(() -> MessageSchemas.require(body, "PatchOp"));
        JsonNode operations = member(body, "Operations");
        if (operations == null || !operations.isArray()) {
            throw invalidSyntax("A PATCH request must have an array 'Operations'.");
        }
        List<PatchOperation> read = new ArrayList<>(operations.size());
        for (JsonNode operation : operations) {
            extent.attempt(() -> read.add(readOperation(operation)));
        }
        return read;
    }

    /**
     * @param most operations, those on members of a group apart: a change of a large group has one for each of them
     * @throws ScimRequestException if there are more
     */
    static void checkSize(ObjectNode body, int most) {
        int count = 0;
        for (JsonNode operation : Objects.requireNonNullElse(member(body, "Operations"), MissingNode.getInstance())) {
            count += operation.isObject() && isOnOneMember(operation) ? 0 : 1;
        }
        if (count > most) {
            throw new ScimRequestException(
                    ScimProblem.PAYLOAD_TOO_LARGE,
                    "A PATCH request may have at most " + most
                            + " operations besides those that name the members they add or remove.");
        }
    }

    /** Whether it names members and touches no others. */
    private static boolean isOnOneMember(JsonNode operation) {
        String path = Objects.requireNonNullElse(member(operation, "path"), MissingNode.getInstance())
                .asText()
                .strip();
        String op = Objects.requireNonNullElse(member(operation, "op"), MissingNode.getInstance())
                .asText();
        JsonNode value = member(operation, "value");
        boolean named =
                op.equalsIgnoreCase("add") || (op.equalsIgnoreCase("remove") && value != null && !value.isNull());
        return (path.equalsIgnoreCase("members") && named)
                || ONE_MEMBER.matcher(path).matches();
    }

    private static PatchOperation readOperation(JsonNode operation) {
        if (!operation.isObject()) {
            throw invalidSyntax("Each of the 'Operations' must be an object.");
        }
        Kind kind = readKind(member(operation, "op"));
        String path = readPath(member(operation, "path"));
        JsonNode value = member(operation, "value");
        if (kind == Kind.REMOVE && path == null) {
            throw new ScimRequestException(ScimProblem.NO_TARGET, "A 'remove' operation must have a 'path'.");
        }
        if (kind != Kind.REMOVE && value == null) {
            throw new ScimRequestException(
                    ScimProblem.INVALID_VALUE, "An 'add' or 'replace' operation must have a 'value'.");
        }
        return new PatchOperation(kind, path, value);
    }

    private static Kind readKind(@Nullable JsonNode op) {
        String name = op == null || !op.isTextual() ? "" : op.textValue().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "add" -> Kind.ADD;
            case "remove" -> Kind.REMOVE;
            case "replace" -> Kind.REPLACE;
            default -> throw invalidSyntax("'op' must be 'add', 'remove' or 'replace'.");
        };
    }

    private static @Nullable String readPath(@Nullable JsonNode path) {
        if (path == null
                || path.isNull()
                || (path.isTextual() && path.textValue().isBlank())) {
            return null;
        }
        if (!path.isTextual()) {
            throw new ScimRequestException(ScimProblem.INVALID_PATH, "'path' must be a string.");
        }
        return path.textValue().strip();
    }

    private static @Nullable JsonNode member(JsonNode object, String name) {
        JsonNode exact = object.get(name);
        if (exact != null) {
            return exact;
        }
        for (var entry : object.properties()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static ScimRequestException invalidSyntax(String detail) {
        return new ScimRequestException(ScimProblem.INVALID_SYNTAX, detail);
    }
}
