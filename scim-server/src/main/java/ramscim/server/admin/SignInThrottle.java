package ramscim.server.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets an address try a few wrong passwords, then makes it wait.
 *
 * <p>It counts by address and not by user: whoever guesses from elsewhere must not lock the administrator out.
 */
final class SignInThrottle {
    static final int FREE_TRIES = 5;
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int REMEMBERED_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > REMEMBERED_ADDRESSES;
        }
    };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long the address has to wait; zero if it may try. */
    synchronized Duration wait(String address) {
        Deque<Instant> recent = failures.get(network(address));
        if (recent == null || recent.size() < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(clock.instant(), recent.getFirst().plus(WINDOW));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    synchronized void failed(String address) {
        Deque<Instant> recent = failures.computeIfAbsent(network(address), unknown -> new ArrayDeque<>());
        recent.addLast(clock.instant());
        if (recent.size() > FREE_TRIES) {
            recent.removeFirst();
        }
    }

    synchronized void succeeded(String address) {
        failures.remove(network(address));
    }

    /** Who has one IPv6 address has 2^64 of them. */
    private static String network(String address) {
        String[] parts = address.split(":", -1);
        return parts.length < 5 ? address : String.join(":", parts[0], parts[1], parts[2], parts[3]);
    }
}
