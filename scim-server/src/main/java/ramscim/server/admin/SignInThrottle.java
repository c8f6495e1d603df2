package ramscim.server.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.Recent;
import ramscim.server.door.Network;

/**
 * Lets an address try a few wrong passwords, then makes it wait.
 *
 * <p>It counts by address and not by user: whoever guesses from elsewhere must not lock the administrator out. But who
 * may write {@code X-Forwarded-For} has as many addresses as he likes, so that all together have a limit too. That one
 * does not stop an address or a browser from which somebody signed in before; and single sign-on asks for no password
 * at all.
 */
final class SignInThrottle {
    static final int FREE_TRIES = 5;
    static final int FREE_TRIES_OF_ALL = 100;
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int REMEMBERED_ADDRESSES = 10_000;

    private final Clock clock;
    private final Tries ofAll = new Tries(FREE_TRIES_OF_ALL);
    private final Map<String, Tries> failures = new Recent<>(REMEMBERED_ADDRESSES);
    private final Map<String, Instant> known = new Recent<>(REMEMBERED_ADDRESSES);

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a try before it is made, so that many at once are as many as one after the other.
     *
     * @param browser that signed in before, which others' wrong passwords do not stop; null for any other
     * @return how long it has to wait; zero if it may try
     */
    synchronized Duration begin(String address, @Nullable String browser) {
        Instant now = clock.instant();
        String network = Network.of(address);
        List<Tries> own = new ArrayList<>(List.of(tries(network)));
        if (browser != null) {
            own.add(tries("browser " + browser));
        }
        Duration wait = browser != null || known.containsKey(network) ? Duration.ZERO : ofAll.wait(now);
        for (Tries tries : own) {
            wait = wait.compareTo(tries.wait(now)) > 0 ? wait : tries.wait(now);
        }
        if (wait.isZero()) {
            own.forEach(tries -> tries.add(now));
            ofAll.add(now);
        }
        return wait;
    }

    private Tries tries(String origin) {
        return failures.computeIfAbsent(origin, unknown -> new Tries(FREE_TRIES));
    }

    /** The last try was the right password. */
    synchronized void succeeded(String address) {
        failures.remove(Network.of(address));
        known.put(Network.of(address), clock.instant());
        ofAll.removeNewest();
    }

    /** Whether those from whom nobody has signed in yet have to wait, because of the wrong passwords of others. */
    synchronized boolean keepsStrangersWaiting() {
        return !ofAll.wait(clock.instant()).isZero();
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

        void removeNewest() {
            recent.pollLast();
        }

        Duration wait(Instant now) {
            if (recent.size() < free) {
                return Duration.ZERO;
            }
            Duration wait = Duration.between(now, recent.getFirst().plus(WINDOW));
            return wait.isNegative() ? Duration.ZERO : wait;
        }
    }
}
