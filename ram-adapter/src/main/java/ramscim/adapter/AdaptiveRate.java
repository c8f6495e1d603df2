package ramscim.adapter;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The rate at which calls of one class are made: the configured one, as long as RAM bears it.
 *
 * <p>When RAM throttles, the rate falls at once to a fixed share of what it was. From there it climbs by itself: in a moment to just under
 * the rate at which it was throttled, then slowly past it, and the faster the longer RAM is content. So it spends most of its time near
 * what RAM bears, and finds a quota that was raised again within a minute.
 *
 * <p>Times are nanoseconds of any one clock.
 */
final class AdaptiveRate {
    private static final double FALL = 0.8;
    private static final double KNEE = 0.9;

    /** It never falls below this share of the configured rate, or nothing would be left to learn from. */
    private static final double LEAST = 0.02;

    private static final double SECONDS_TO_KNEE = 1;
    private static final double SECONDS_TO_DOUBLE = 20;
    private static final double SLOPE = 1.0 / 60;

    private final DoubleSupplier configured;
    private double throttledAt;
    private long fellAt;
    private boolean fell;

    /** @param configured calls a second; may change with the number of those who share them */
    AdaptiveRate(DoubleSupplier configured) {
        this.configured = configured;
    }

    double limit() {
        return configured.getAsDouble();
    }

    /** Calls a second at this time. */
    synchronized double perSecond(long now) {
        double limit = limit();
        if (!fell) {
            return limit;
        }
        double seconds =
                Math.max(0, now - fellAt) / (double) Duration.ofSeconds(1).toNanos();
        double knee = throttledAt * (FALL + (KNEE - FALL) * Math.min(1, seconds / SECONDS_TO_KNEE));
        double beyond = limit * SLOPE * (Math.pow(1 + seconds / SECONDS_TO_DOUBLE, 3) - 1);
        return Math.min(limit, Math.max(limit * LEAST, knee + beyond));
    }

    /**
     * RAM refused a call as one too many. Calls that were sent before the rate fell last say nothing about the rate since.
     *
     * @param sent when that call was sent
     */
    synchronized void throttled(long sent, long now) {
        if (fell && sent - fellAt < 0) {
            return;
        }
        throttledAt = perSecond(now);
        fellAt = now;
        fell = true;
    }
}
