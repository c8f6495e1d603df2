package ramscim.server.door;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;

/**
 * Events that anybody can bring about as often as they like. The first of each caller, address and reason in a minute
 * is to be written at once, so that nothing that ends the process hides that it happened; how many more there were, at
 * the minute's end. So it is with few addresses a minute, and so many in an hour; whatever is beyond that is told for
 * each kind alone, once at once and its number later.
 */
final class Tally {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    static final Duration HOUR = Duration.ofHours(1);
    static final int MOST_A_MINUTE = 20;
    static final int MOST_AN_HOUR = 100;

    private static final RequestSource MANY = new RequestSource("many", "many");

    private final Counted<Key> named = new Counted<>(MINUTE);
    private final Counted<SecurityEventKind> others = new Counted<>(TEN_MINUTES);
    private Instant hour = Instant.MIN;
    private int inThisHour;

    private record Key(SecurityEventKind kind, String actor, String network, String detail) {}

    /** What is to be written now: the event or, of what is too many to name, another; null if it is only counted. */
    synchronized @Nullable SecurityEvent add(SecurityEvent event, Instant now) {
        if (hour.equals(Instant.MIN) || !now.isBefore(hour.plus(HOUR))) {
            hour = now;
            inThisHour = named.size();
        }
        Key key = new Key(
                event.kind(), event.caller().actor(), Network.of(event.source().address()), event.detail());
        if (named.has(key)) {
            return named.add(key, event, now);
        }
        if (named.size() < MOST_A_MINUTE && inThisHour < MOST_AN_HOUR) {
            inThisHour++;
            return named.add(key, event, now);
        }
        SecurityEvent other =
                new SecurityEvent(event.kind(), Caller.ANONYMOUS, MANY, "The same from others, too many to name.");
        return others.add(event.kind(), other, now);
    }

    /** What was counted and is to be written now; {@code all} before nobody comes again to ask. */
    synchronized List<SecurityEvent> take(Instant now, boolean all) {
        List<SecurityEvent> due = new ArrayList<>(named.take(now, all));
        due.addAll(others.take(now, all));
        return due;
    }

    /** The first of each, and how many there were after it. */
    private static final class Counted<K> {
        private final Duration interval;
        private final Map<K, SecurityEvent> more = new LinkedHashMap<>();
        private Instant began = Instant.MIN;

        Counted(Duration interval) {
            this.interval = interval;
        }

        boolean has(K key) {
            return more.containsKey(key);
        }

        int size() {
            return more.size();
        }

        @Nullable SecurityEvent add(K key, SecurityEvent event, Instant now) {
            if (more.isEmpty()) {
                began = now;
            }
            SecurityEvent before = more.putIfAbsent(key, event.times(0));
            if (before == null) {
                return event;
            }
            more.put(key, before.times(before.times() + 1));
            return null;
        }

        List<SecurityEvent> take(Instant now, boolean all) {
            if (more.isEmpty() || (!all && now.isBefore(began.plus(interval)))) {
                return List.of();
            }
            List<SecurityEvent> due =
                    more.values().stream().filter(event -> event.times() > 0).toList();
            more.clear();
            return due;
        }
    }
}
