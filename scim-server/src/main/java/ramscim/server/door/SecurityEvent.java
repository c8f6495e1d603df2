package ramscim.server.door;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;

/**
 * Something that happened at a door.
 *
 * @param caller who did it, or tried to
 * @param detail what happened, in plain words and without secrets
 * @param facts what else is known, each before and after
 * @param times how often, for what is counted
 */
public record SecurityEvent(
        SecurityEventKind kind,
        Caller caller,
        RequestSource source,
        String detail,
        Map<String, Fact> facts,
        long times) {
    /** A value before and after; null where there was none, or is none. */
    public record Fact(@Nullable String before, @Nullable String after) {}

    public SecurityEvent {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public SecurityEvent(SecurityEventKind kind, Caller caller, RequestSource source, String detail) {
        this(kind, caller, source, detail, Map.of(), 1);
    }

    public SecurityEvent with(String name, @Nullable String before, @Nullable String after) {
        Map<String, Fact> more = new LinkedHashMap<>(facts);
        more.put(name, new Fact(before, after));
        return new SecurityEvent(kind, caller, source, detail, more, times);
    }

    SecurityEvent times(long counted) {
        return new SecurityEvent(kind, caller, source, detail, facts, counted);
    }
}
