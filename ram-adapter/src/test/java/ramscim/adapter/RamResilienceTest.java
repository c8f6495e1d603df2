package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RamResilienceTest {
    @Test
    void fullJitter_thirdAttempt_isAnythingUpToFourTimesTheBase() {
        IntervalFunction waits = RamResilience.fullJitter(Duration.ofMillis(200), 2);

        assertThat(IntStream.range(0, 1_000).mapToObj(n -> waits.apply(3)))
                .allSatisfy(wait -> assertThat(wait).isBetween(1L, 801L))
                .anySatisfy(wait -> assertThat(wait).isLessThan(200L))
                .anySatisfy(wait -> assertThat(wait).isGreaterThan(600L));
    }

    @Test
    void perSecond_twenty_isOneCallEveryFiftyMilliseconds() {
        RateLimiterConfig config = RamResilience.perSecond(20);

        assertThat(config.getLimitForPeriod()).isEqualTo(1);
        assertThat(config.getLimitRefreshPeriod()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void defaults_everyClass_hasItsDocumentedRate() {
        assertThat(RamResilience.defaults().limiters().getAllRateLimiters())
                .extracting(limiter -> limiter.getName() + " "
                        + limiter.getRateLimiterConfig().getLimitRefreshPeriod().toMillis())
                .containsExactlyInAnyOrder("ram-reads 10", "ram-identity-writes 50", "ram-policy-writes 100");
    }
}
