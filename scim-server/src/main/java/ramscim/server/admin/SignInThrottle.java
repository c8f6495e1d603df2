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
 * <p>It counts by address and not by user: whoever guesses from elsewhere must not lock the administrator out. But who
 * may write {@code X-Forwarded-For} has as many addresses as he likes, so that all together have a limit too. It does
 * not stop an address from which somebody signed in before.
 */
final class SignInThrottle {
    static final int FREE_TRIES = 5;
    static final int FREE_TRIES_OF_ALL = 100;
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int REMEMBERED_ADDRESSES = 10_000;

    private final Clock clock;
    private final Tries ofAll = new Tries(FREE_TRIES_OF_ALL);
    private final Map<String, Tries> failures = new Recent<>();
    private final Map<String, Instant> known = new Recent<>();

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long the address has to wait; zero if it may try. */
    synchronized Duration wait(String address) {
        String network = network(address);
        Tries its = failures.get(network);
        Duration own = its == null ? Duration.ZERO : its.wait(clock.instant());
        Duration all = known.containsKey(network) ? Duration.ZERO : ofAll.wait(clock.instant());
        return own.compareTo(all) > 0 ? own : all;
    }

    synchronized void failed(String address) {
        failures.computeIfAbsent(network(address), unknown -> new Tries(FREE_TRIES))
                .add(clock.instant());
        ofAll.add(clock.instant());
    }

    synchronized void succeeded(String address) {
        failures.remove(network(address));
        known.put(network(address), clock.instant());
    }

    /** Who has one IPv6 address has 2^64 of them. */
    private static String network(String address) {
        String[] parts = address.split(":", -1);
        return parts.length < 5 ? address : String.join(":", parts[0], parts[1], parts[2], parts[3]);
    }

    /** The newest wrong passwords, as many as are free. */
    private static final class Tries {
        private final int free;
        private final Deque<Instant> recent = new ArrayDeque<>();

        Tries(int free) {
            this.free = free;
        }

        void add(Instant now) {
            recent.addLast(now);
            if (recent.size() > free) {
                recent.removeFirst();
            }
        }

        Duration wait(Instant now) {
            if (recent.size() < free) {
                return Duration.ZERO;
            }
            Duration wait = Duration.between(now, recent.getFirst().plus(WINDOW));
            return wait.isNegative() ? Duration.ZERO : wait;
        }
    }

    /** Forgets who was seen longest ago. */
    private static final class Recent<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED_ADDRESSES;
        }
    }
}
