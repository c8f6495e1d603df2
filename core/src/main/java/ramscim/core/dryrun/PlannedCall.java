package ramscim.core.dryrun;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that would change RAM.
 *
 * @param operation for example {@code CreateUser}
 * @param parameters as Alibaba Cloud names them, in order; secrets are hidden
 */
public record PlannedCall(String operation, Map<String, String> parameters) {
    public PlannedCall {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    static PlannedCall of(String operation) {
        return new PlannedCall(operation, Map.of());
    }

    /** With one more parameter, unless it has no value. */
    PlannedCall with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value.toString());
        return new PlannedCall(operation, more);
    }

    PlannedCall withTags(Map<String, String> tags) {
        PlannedCall call = this;
        for (Map.Entry<String, String> tag : new java.util.TreeMap<>(tags).entrySet()) {
            call = call.with("Tag." + tag.getKey(), tag.getValue());
        }
        return call;
    }
}
