package ramscim.adapter;

import com.aliyuncs.http.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AnswerForm;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamOperation;

/**
 * What came back from a call: a JSON object, or something else that no service of Alibaba Cloud wrote (a proxy's page, nothing).
 *
 * @param body the JSON object, or a missing node
 * @param ahead how far the other side's clock is ahead of ours, if it said
 */
record RpcAnswer(
        RamOperation operation,
        int status,
        JsonNode body,
        @Nullable Duration ahead) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ACTION = Pattern.compile("[a-z-]+:[A-Za-z*]+");

    RpcAnswer(RamOperation operation, int status, JsonNode body) {
        this(operation, status, body, null);
    }

    static RpcAnswer read(RamOperation operation, HttpResponse response, @Nullable Duration ahead) {
        return new RpcAnswer(operation, response.getStatus(), object(response.getHttpContent()), ahead);
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

    /** Whether the call was refused for its credentials, before anything happened. */
    boolean refusesCredentials() {
        return !isSuccess() && ErrorCode.isAboutCredentials(code());
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

    /** A text that an answer may lack; one that was cleared may come as an empty string or not at all. */
    static @Nullable String text(JsonNode parent, String field) {
        String text = parent.path(field).asText("");
        return text.isEmpty() ? null : text;
    }

    static @Nullable Instant time(JsonNode parent, String field) {
        try {
            return Instant.parse(parent.path(field).asText(""));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Where the page after this one begins, or null if this is the last; {@code marker} is where this one began. */
    @Nullable String next(String parameter, @Nullable String marker) {
        if (!body.path("IsTruncated").asBoolean()) {
            return null;
        }
        String next = required(body, parameter).asText();
        if (next.equals(marker)) {
            throw unusable("the same page twice, an answer");
        }
        return next;
    }

    /** The number of the page after this one, where pages are numbered from 1, or null if this is the last. */
    @Nullable String nextNumber(@Nullable String number) {
        int page = number == null ? 1 : Integer.parseInt(number);
        int size = body.path("PageSize").asInt();
        boolean isLast =
                size < 1 || (long) page * size >= body.path("TotalCount").asLong();
        return isLast ? null : String.valueOf(page + 1);
    }

    /** What Alibaba Cloud knows the call by; empty if it did not say. */
    String requestId() {
        return body.path("RequestId").asText("");
    }

    /** What it looks like, without what it says. */
    AnswerForm form() {
        SortedSet<String> fields = new TreeSet<>();
        addFields("", body, fields);
        return new AnswerForm(operation, status, code(), requestId(), fields);
    }

    private static void addFields(String path, JsonNode node, SortedSet<String> fields) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(field -> addFields(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), fields));
        } else if (node.isArray()) {
            node.forEach(element -> addFields(path + "[]", element, fields));
        } else if (!node.isMissingNode()) {
            fields.add(path + " " + node.getNodeType().name().toLowerCase(Locale.ROOT));
        }
    }

    private boolean isSuccess() {
        return status >= 200 && status < 300 && !ErrorCode.isFailure(code());
    }

    private String code() {
        return body.path("Code").asText("");
    }

    private RamException refusal() {
        String code = code();
        Reason reason = ErrorCode.reason(operation, status, code);
        String unknown = reason == Reason.REFUSED ? " (The bridge does not know this code.)" : "";
        return judged(RamException.answered(
                reason, code, message(code) + unknown, body.path("RequestId").asText(null)));
    }

    /** A Code or a RequestId is what only Alibaba Cloud answers with; a status of 5xx says that it is not well. */
    private RamException judged(RamException failure) {
        RamException mine = failure.during(operation.action());
        boolean isRams = !code().isEmpty() || !requestId().isEmpty();
        return isRams && status < 500 ? mine.whileUp() : mine;
    }

    private String message(String code) {
        String advice = ErrorCode.advice(code, permission(), ahead);
        String words = ErrorCode.words(body.path("Message").asText("no message"));
        return advice.isEmpty() ? words : words + " " + advice;
    }

    /** RAM may say itself what the caller was not allowed to do. */
    private String permission() {
        String said = body.path("AccessDeniedDetail").path("AuthAction").asText("");
        return ACTION.matcher(said).matches() ? said : operation.permission();
    }

    /** The failure that an answer is which has {@code what} that RAM cannot have meant. */
    RamException unusable(String what) {
        Reason reason = operation.isWrite() ? Reason.AMBIGUOUS : Reason.UNAVAILABLE;
        String sentence = "%s got %s that is none of RAM's".formatted(operation.action(), what);
        return judged(RamException.unanswered(reason, "Bridge.UnusableAnswer", sentence));
    }
}
