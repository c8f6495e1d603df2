package ramscim.server.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import ramscim.core.resource.Recent;
import ramscim.server.door.Network;

/** Lets a place on the internet be refused a few times, then has it wait; nobody else waits for it. */
final class RefusedTries {
    static final int FREE = 20;
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;

    private final Map<String, Window> windows = new Recent<>(REMEMBERED);
    private final Clock clock;

    RefusedTries(Clock clock) {
        this.clock = clock;
    }

    private record Window(Instant end, int tries) {}

    /** How long it has to wait; zero if it may try. */
    synchronized Duration wait(String address) {
        Window window = windows.get(Network.of(address));
        Instant now = clock.instant();
        return window == null || window.tries() < FREE || !window.end().isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, window.end());
    }

    synchronized void refused(String address) {
        Instant now = clock.instant();
        Window before = windows.get(Network.of(address));
        windows.put(
                Network.of(address),
                before == null || !before.end().isAfter(now)
                        ? new Window(now.plus(WINDOW), 1)
                        : new Window(before.end(), before.tries() + 1));
    }
}
