package ramscim.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.MessageSchemas;

/**
 * The operations of a request, carried out in the order in which they were sent, but for those that refer to what a
 * later one creates: they come after it.
 */
public final class BulkRequest {
    private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    private final List<JsonNode> operations;
    private final int failOnErrors;

    private BulkRequest(List<JsonNode> operations, int failOnErrors) {
        this.operations = operations;
        this.failOnErrors = failOnErrors;
    }

    /**
     * Carries out one operation, its references resolved as far as they are known.
     */
    @FunctionalInterface
    public interface Executor {
        BulkResult execute(BulkOperation operation);
    }

    /** @throws ScimRequestException {@code invalidSyntax}, or 413 if there are too many operations */
    public static BulkRequest read(ObjectNode body, int maxOperations) {
        MessageSchemas.require(body, "BulkRequest");
        int failOnErrors = failOnErrors(body.path("failOnErrors"));
        if (!(body.get("Operations") instanceof ArrayNode operations) || operations.isEmpty()) {
            throw new ScimRequestException(
                    ScimProblem.INVALID_SYNTAX, "A bulk request needs 'Operations', an array of at least one.");
        }
        if (operations.size() > maxOperations) {
            throw new ScimRequestException(
                    ScimProblem.PAYLOAD_TOO_LARGE, "A bulk request may have at most " + maxOperations + " operations.");
        }
        List<JsonNode> all = new ArrayList<>();
        operations.forEach(all::add);
        checkBulkIds(all);
        return new BulkRequest(all, failOnErrors);
    }

    /** None, null and 0 are no limit: clients that have an option for it send what it is without one. */
    private static int failOnErrors(JsonNode sent) {
        if (sent.isMissingNode() || sent.isNull()) {
            return Integer.MAX_VALUE;
        }
        if (!sent.isIntegralNumber() || !sent.canConvertToInt() || sent.intValue() < 0) {
            throw new ScimRequestException(
                    ScimProblem.INVALID_VALUE, "'failOnErrors' must be a whole number, 0 for no limit.");
        }
        return sent.intValue() == 0 ? Integer.MAX_VALUE : sent.intValue();
    }

    private static void checkBulkIds(List<JsonNode> operations) {
        Set<String> seen = new HashSet<>();
        for (JsonNode operation : operations) {
            boolean creates = operation.path("method").asText().equalsIgnoreCase("POST");
            String bulkId = operation.path("bulkId").asText();
            if (creates && !bulkId.isEmpty() && !seen.add(bulkId)) {
                throw new ScimRequestException(
                        ScimProblem.INVALID_VALUE, "The bulkId '" + bulkId + "' stands for two resources.");
            }
        }
    }

    /**
     * Carries the operations out until as many failed as the request bears.
     *
     * @param failure makes a result of an operation, as it was sent, and what it failed with
     * @return the response, the results in the order of the request
     */
    public ObjectNode execute(Executor executor, BiFunction<JsonNode, RuntimeException, BulkResult> failure) {
        return new Run(executor, failure).response();
    }

    private final class Run {
        private final Executor executor;
        private final BiFunction<JsonNode, RuntimeException, BulkResult> failure;
        private final BulkReferences references = new BulkReferences();
        private final TreeMap<Integer, ObjectNode> results = new TreeMap<>();
        private final @Nullable BulkOperation[] read = new @Nullable BulkOperation[operations.size()];
        private int errors;

        Run(Executor executor, BiFunction<JsonNode, RuntimeException, BulkResult> failure) {
            this.executor = executor;
            this.failure = failure;
        }

        ObjectNode response() {
            for (int i = 0; i < read.length; i++) {
                readOperation(i);
            }
            boolean progress = true;
            while (progress && hasPatience()) {
                progress = round(false);
            }
            round(true);
            ObjectNode response = JsonNodeFactory.instance.objectNode();
            response.putArray("schemas").add(RESPONSE);
            results.values().forEach(response.putArray("Operations")::add);
            return response;
        }

        private boolean hasPatience() {
            return errors < failOnErrors;
        }

        private void readOperation(int index) {
            if (!hasPatience()) {
                return;
            }
            try {
                read[index] = BulkOperation.read(operations.get(index));
            } catch (ScimRequestException e) {
                note(index, operations.get(index), failure.apply(operations.get(index), e));
            }
        }

        /** Carries out every operation whose references are known; in the last round the others, as far as can be. */
        private boolean round(boolean last) {
            boolean progress = false;
            for (int i = 0; i < read.length && hasPatience(); i++) {
                BulkOperation operation = read[i];
                if (operation != null && (last || references.know(operation.references()))) {
                    read[i] = null;
                    carryOut(i, operation);
                    progress = true;
                }
            }
            return progress;
        }

        private void carryOut(int index, BulkOperation operation) {
            BulkResult result;
            try {
                result = executor.execute(new BulkOperation(
                        operation.method(),
                        references.inPath(operation.path()),
                        operation.bulkId(),
                        operation.version(),
                        operation.data() == null ? null : references.inData(operation.data())));
            } catch (RuntimeException e) {
                result = failure.apply(operations.get(index), e);
            }
            if (operation.bulkId() != null && result.id() != null) {
                references.resolve(operation.bulkId(), result.id());
            }
            note(index, operations.get(index), result);
        }

        private void note(int index, JsonNode operation, BulkResult result) {
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            shown.put("method", operation.path("method").asText());
            if (operation.path("bulkId").isTextual()) {
                shown.set("bulkId", operation.get("bulkId"));
            }
            if (result.version() != null) {
                shown.put("version", result.version());
            }
            if (result.location() != null) {
                shown.put("location", result.location());
            }
            shown.put("status", Integer.toString(result.status()));
            if (result.error() != null) {
                shown.set("response", Objects.requireNonNull(result.error()));
            }
            errors += result.status() >= 400 ? 1 : 0;
            results.put(index, shown);
        }
    }
}
