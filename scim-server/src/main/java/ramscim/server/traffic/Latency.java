package ramscim.server.traffic;

/** The bounds between which latencies are told apart, in milliseconds. */
final class Latency {
    private static final int[] BOUNDS = {5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000};

    /** The bound of what took longer than all bounds. */
    static final int BEYOND = 60_000;

    private Latency() {}

    /** The smallest bound that is not exceeded. */
    static int bound(long millis) {
        for (int bound : BOUNDS) {
            if (millis <= bound) {
                return bound;
            }
        }
        return BEYOND;
    }
}
