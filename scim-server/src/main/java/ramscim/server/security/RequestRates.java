package ramscim.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import ramscim.core.resource.Recent;

/** Counts what clients ask in a minute, for those who have a limit; each replica for itself. */
public final class RequestRates {
    private static final int REMEMBERED = 1_000;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Map<String, Instant> full = new Recent<>(REMEMBERED);
    private final Clock clock;

    RequestRates(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes a request into account that may be made now. A client that was quiet may ask a minute's requests at once,
     * and then as they come back one by one (generic cell rate algorithm).
     *
     * @return how long the client has to wait; zero if it need not
     */
    public synchronized Duration take(ScimToken client) {
        int perMinute = client.limits().requestsPerMinute();
        if (perMinute == 0) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        Instant before = full.getOrDefault(client.key(), now);
        Instant after = (before.isBefore(now) ? now : before).plusNanos(MINUTE / perMinute);
        Duration wait = Duration.between(now.plusNanos(MINUTE), after);
        if (wait.compareTo(Duration.ZERO) > 0) {
            return wait;
        }
        full.put(client.key(), after);
        return Duration.ZERO;
    }
}
