package ramscim.simulator.protocol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The nonces of the last 15 minutes, each good for one request. */
final class Nonces {

    private static final Duration KEPT = Duration.ofMinutes(15);

    /** A benchmark sends more than are worth remembering; the oldest go first. */
    private static final int MOST = 200_000;

    private final Clock clock;
    private final Map<String, Instant> used = new LinkedHashMap<>();

    Nonces(Clock clock) {
        this.clock = clock;
    }

    /** Whether the nonce is new; it is not any more afterwards. */
    synchronized boolean use(String nonce) {
        Instant now = clock.instant();
        forgetUntil(now.minus(KEPT));
        return used.putIfAbsent(nonce, now) == null;
    }

    private void forgetUntil(Instant instant) {
        Iterator<Instant> oldest = used.values().iterator();
        while (oldest.hasNext() && (oldest.next().isBefore(instant) || used.size() >= MOST)) {
            oldest.remove();
        }
    }
}
