package ramscim.server.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What is expected of one value: to equal a JSON value, or to exist, be absent, match a pattern or have a length. */
final class Check {
    private static final Set<String> OPERATIONS = Set.of("exists", "absent", "matches", "length");
    private static final int SHOWN = 300;

    /** Numbers are the same whatever Java type they were read as. */
    private static final Comparator<JsonNode> VALUES = (one, other) -> one.equals(other)
                    || (one.isNumber() && other.isNumber() && one.decimalValue().compareTo(other.decimalValue()) == 0)
            ? 0
            : 1;

    private Check() {}

    /** Why the value is not as expected; null if it is. */
    static @Nullable String problem(JsonNode value, JsonNode expected) {
        if (expected.isObject() && !expected.isEmpty() && names(expected)) {
            return problemOfOperations(value, expected);
        }
        return value.equals(VALUES, expected) ? null : "expected " + shown(expected) + ", got " + shown(value);
    }

    private static boolean names(JsonNode expected) {
        return StreamSupport.stream(((Iterable<String>) expected::fieldNames).spliterator(), false)
                .allMatch(OPERATIONS::contains);
    }

    private static @Nullable String problemOfOperations(JsonNode value, JsonNode expected) {
        boolean missing = value.isMissingNode() || value.isNull();
        if (expected.path("exists").asBoolean() && missing) {
            return "expected to exist";
        }
        if (expected.path("absent").asBoolean() && !missing) {
            return "expected absent, got " + shown(value);
        }
        if (expected.has("length")
                && length(value, missing) != expected.get("length").asInt()) {
            return "expected length " + expected.get("length") + ", got " + shown(value);
        }
        if (expected.has("matches")
                && !Pattern.compile(expected.get("matches").asText())
                        .matcher(text(value, missing))
                        .find()) {
            return "expected to match /" + expected.get("matches").asText() + "/, got " + shown(value);
        }
        return null;
    }

    private static int length(JsonNode value, boolean missing) {
        if (missing) {
            return 0;
        }
        if (value.isTextual()) {
            return value.textValue().length();
        }
        return value.isArray() ? value.size() : -1;
    }

    private static String text(JsonNode value, boolean missing) {
        if (missing) {
            return "";
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    static String shown(JsonNode value) {
        String text = value.isMissingNode() ? "nothing" : value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
