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

    @JsonValue
    Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
