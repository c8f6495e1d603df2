package ramscim.server.traffic;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last one of each kind who was turned away. In memory only and a handful at most, whatever strangers send: nothing
 * of a request is kept but when it came and from where.
 */
final class Strangers {
    private final Map<TurnedAway.Kind, TurnedAway> last = new ConcurrentHashMap<>();
    private final Clock clock;

    Strangers(Clock clock) {
        this.clock = clock;
    }

    void turnedAway(TurnedAway.Kind kind, String address) {
        last.put(kind, new TurnedAway(kind, clock.instant(), address));
    }

    /** The latest first. */
    List<TurnedAway> all() {
        return last.values().stream()
                .sorted(Comparator.comparing(TurnedAway::at).reversed())
                .toList();
    }
}
