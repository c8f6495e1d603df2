package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a body is about that may be one of a resource or not. */
final class Subjects {
    private static final List<String> NAMES = List.of("userName", "displayName");
    private static final int MAX_LENGTH = 128;
    private static final int NO_CHARACTER = 0xFFFD;

    private Subjects() {}

    /** The name that an administrator would know them by; null if there is none. */
    static @Nullable String of(ObjectNode body) {
        for (String name : NAMES) {
            for (var entry : body.properties()) {
                String text = entry.getKey().equalsIgnoreCase(name) ? shown(entry.getValue()) : null;
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }

    /** What cannot be kept, because it is no text, is shown as such. */
    private static @Nullable String shown(JsonNode value) {
        StringBuilder text = new StringBuilder();
        (value.isTextual() ? value.textValue() : "")
                .strip()
                .codePoints()
                .limit(MAX_LENGTH)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? NO_CHARACTER : c)
                .forEach(text::appendCodePoint);
        return text.isEmpty() ? null : text.toString();
    }
}
