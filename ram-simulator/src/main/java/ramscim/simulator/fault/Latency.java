package ramscim.simulator.fault;

import java.time.Duration;
import java.util.Random;

/**
 * How late answers come: always the same, or as those of a real service, most of them near the median and a few much
 * later (log-normal).
 *
 * @param median of all answers
 * @param p99 what 99 of 100 do not exceed
 */
public record Latency(Duration median, Duration p99) {
    public static final Latency NONE = fixed(Duration.ZERO);

    /** The 99th percentile of the standard normal distribution. */
    private static final double Z99 = 2.3263;

    public Latency {
        if (median.isNegative()) {
            throw new IllegalArgumentException("a delay is not negative");
        }
        if (p99.compareTo(median) < 0) {
            throw new IllegalArgumentException("99 of 100 answers cannot come sooner than half of them");
        }
        if (median.isZero() && !p99.isZero()) {
            throw new IllegalArgumentException("delays that differ need a median above zero");
        }
    }

    public static Latency fixed(Duration delay) {
        return new Latency(delay, delay);
    }

    public Duration sample(Random random) {
        if (p99.equals(median)) {
            return median;
        }
        double sigma = Math.log((double) p99.toNanos() / median.toNanos()) / Z99;
        return Duration.ofNanos((long) (median.toNanos() * Math.exp(sigma * random.nextGaussian())));
    }
}
