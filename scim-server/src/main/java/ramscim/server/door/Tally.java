package ramscim.server.door;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;

/**
 * Events that anybody can bring about as often as they like, counted before they are written: one for each caller,
 * address and minute, of few addresses, and so many in an hour; whatever is beyond that is one event for each kind and
 * hour.
 */
final class Tally {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration HOUR = Duration.ofHours(1);
    static final int MOST_A_MINUTE = 20;
    static final int MOST_AN_HOUR = 100;

    private static final RequestSource MANY = new RequestSource("many", "many");

    private final Map<Key, SecurityEvent> named = new LinkedHashMap<>();
    private final Map<SecurityEventKind, SecurityEvent> others = new EnumMap<>(SecurityEventKind.class);
    private Instant minute = Instant.MIN;
    private Instant hour = Instant.MIN;
    private int inThisHour;

    private record Key(SecurityEventKind kind, String actor, String network, String detail) {}

    synchronized void add(SecurityEvent event, Instant now) {
        begin(now);
        Key key = new Key(
                event.kind(), event.caller().actor(), Network.of(event.source().address()), event.detail());
        SecurityEvent before = named.get(key);
        if (before != null) {
            named.put(key, before.times(before.times() + 1));
        } else if (named.size() < MOST_A_MINUTE && inThisHour < MOST_AN_HOUR) {
            named.put(key, event);
            inThisHour++;
        } else {
            SecurityEvent other =
                    new SecurityEvent(event.kind(), Caller.ANONYMOUS, MANY, "The same from others, too many to name.");
            others.merge(event.kind(), other, (one, more) -> one.times(one.times() + 1));
        }
    }

    private void begin(Instant now) {
        if (named.isEmpty()) {
            minute = now;
        }
        if (others.isEmpty() && !now.isBefore(end(hour, HOUR))) {
            hour = now;
            inThisHour = named.size();
        }
    }

    /** What is to be written now; {@code all} before nobody comes again to ask. */
    synchronized List<SecurityEvent> take(Instant now, boolean all) {
        List<SecurityEvent> due = new ArrayList<>();
        if (all || !now.isBefore(end(minute, MINUTE))) {
            due.addAll(named.values());
            named.clear();
        }
        if (all || !now.isBefore(end(hour, HOUR))) {
            due.addAll(others.values());
            others.clear();
        }
        return due;
    }

    private static Instant end(Instant begin, Duration length) {
        return begin.equals(Instant.MIN) ? begin : begin.plus(length);
    }
}
