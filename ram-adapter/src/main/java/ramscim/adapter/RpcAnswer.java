package ramscim.adapter;

import com.aliyuncs.http.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/**
 * What came back from a call: a JSON object, or something else that no service of Alibaba Cloud wrote (a proxy's page, nothing).
 *
 * @param body the JSON object, or a missing node
 */
record RpcAnswer(ImsOperation operation, int status, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static RpcAnswer read(ImsOperation operation, HttpResponse response) {
        return new RpcAnswer(operation, response.getStatus(), object(response.getHttpContent()));
    }

    private static JsonNode object(byte @Nullable [] content) {
        try {
            JsonNode node = content == null ? null : JSON.readTree(content);
            return node != null && node.isObject() ? node : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whether the call was refused for its time or nonce, before anything happened. */
    boolean asksForNewSignature() {
        return !isSuccess() && ErrorCode.isAboutFreshness(code());
    }

    RpcAnswer orThrow() {
        if (isSuccess() && body.isObject()) {
            return this;
        }
        throw code().isEmpty() ? unusable("HTTP status " + status) : refusal();
    }

    /** A part that every answer to this operation has. */
    JsonNode required(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        if (node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isBlank())) {
            throw unusable("an answer without " + field);
        }
        return node;
    }

    private boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    private String code() {
        return body.path("Code").asText("");
    }

    private RamException refusal() {
        String code = code();
        return RamException.answered(
                ErrorCode.reason(operation, status, code),
                code,
                message(code),
                body.path("RequestId").asText(null));
    }

    private String message(String code) {
        return ErrorCode.sentence(code, body.path("Message").asText("no message"));
    }

    private RamException unusable(String what) {
        Reason reason = operation.isWrite() ? Reason.AMBIGUOUS : Reason.UNAVAILABLE;
        String sentence = "%s got %s that is none of RAM's".formatted(operation.action(), what);
        return RamException.unanswered(reason, "Bridge.UnusableAnswer", sentence);
    }
}
