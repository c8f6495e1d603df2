package ramscim.simulator.account;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The 18-digit numbers by which the account knows its users and groups: ascending, never used twice, not consecutive.
 */
final class Ids {

    private static final long FIRST = 200_000_000_000_000_000L;
    private static final long LARGEST_STEP = 1_000_000_000_000L;

    private long last = FIRST;

    String next() {
        last += ThreadLocalRandom.current().nextLong(1, LARGEST_STEP);
        return Long.toString(last);
    }
}
