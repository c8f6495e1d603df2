package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveRateTest {
    private static final double LIMIT = 20;

    private final AdaptiveRate rate = new AdaptiveRate(() -> LIMIT);

    @Test
    void perSecond_neverThrottled_isTheLimit() {
        assertThat(rate.perSecond(at(1_000))).isEqualTo(LIMIT);
    }

    @Test
    void throttled_once_fallsAtOnce() {
        rate.throttled(at(0), at(0.1));

        assertThat(rate.perSecond(at(0.1))).isEqualTo(16);
    }

    @Test
    void throttled_bySeveralCallsOnTheirWay_fallsOnce() {
        rate.throttled(at(0), at(0.1));
        rate.throttled(at(0.05), at(0.15));

        assertThat(rate.perSecond(at(0.1))).isEqualTo(16);
    }

    @Test
    void throttled_byACallSentSince_fallsFurther() {
        rate.throttled(at(0), at(0.1));
        rate.throttled(at(0.2), at(0.3));

        assertThat(rate.perSecond(at(0.3))).isLessThan(14);
    }

    @Test
    void perSecond_aSecondAfterAThrottling_isJustBelowWhereThatHappened() {
        rate.throttled(at(0), at(0));

        assertThat(rate.perSecond(at(1))).isBetween(18.0, 18.2);
    }

    @Test
    void perSecond_noThrottlingForLong_isTheLimitAgain() {
        for (int second = 0; second < 20; second++) {
            rate.throttled(at(second), at(second));
        }
        assertThat(rate.perSecond(at(20))).isLessThan(5);

        assertThat(rate.perSecond(at(100))).isEqualTo(LIMIT);
    }

    @Test
    void throttled_forever_leavesSomeCallsToLearnFrom() {
        for (int second = 0; second < 1_000; second++) {
            rate.throttled(at(second), at(second));
        }

        assertThat(rate.perSecond(at(1_000))).isGreaterThanOrEqualTo(LIMIT / 50);
    }

    /** RAM as a bucket of one second's worth of calls, the way that the simulator and most gateways count. */
    @Test
    void perSecond_quotaHalved_staysCloseBelowItAndIsSeldomThrottled() {
        double quota = LIMIT / 2;
        double tokens = quota;
        int accepted = 0;
        int throttled = 0;
        double seconds = 200;
        for (double t = 0; t < seconds; ) {
            double step = 1 / rate.perSecond(at(t));
            t += step;
            tokens = Math.min(quota, tokens + step * quota);
            if (tokens >= 1) {
                tokens -= 1;
                accepted++;
            } else {
                throttled++;
                rate.throttled(at(t), at(t));
            }
        }

        assertThat(accepted / seconds / quota).isGreaterThan(0.95);
        assertThat(throttled).isLessThan(accepted / 50);
    }

    private static long at(double seconds) {
        return (long) (seconds * Duration.ofSeconds(1).toNanos());
    }
}
