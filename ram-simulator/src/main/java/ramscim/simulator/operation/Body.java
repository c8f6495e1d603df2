package ramscim.simulator.operation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of an answer. Members without a value are left out. */
public final class Body {

    private final Map<String, Object> members = new LinkedHashMap<>();

    public Body with(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    /** A list as the service wraps it: {@code "Users": {"User": [...]}}. */
    Body withList(String outer, String inner, Collection<Body> entries) {
        return with(outer, new Body().with(inner, entries));
    }

    /** The same, with logon names that end differently. */
    public Body renaming(String end, String other) {
        Body renamed = new Body();
        members.forEach((name, value) -> renamed.with(name, renamed(name, value, end, other)));
        return renamed;
    }

    private static Object renamed(String name, Object value, String end, String other) {
        if (value instanceof Body body) {
            return body.renaming(end, other);
        }
        if (value instanceof Collection<?> entries) {
            return entries.stream()
                    .map(entry -> renamed(name, entry, end, other))
                    .toList();
        }
        return name.equals("UserPrincipalName") && value instanceof String text && text.endsWith(end)
                ? text.substring(0, text.length() - end.length()) + other
                : value;
    }

    @JsonValue
    Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
