package ramscim.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static final Duration MEDIAN = Duration.ofMillis(50);
    private static final Duration P99 = Duration.ofMillis(400);

    @Test
    void sample_manyOfASpread_haveItsMedianAndItsNinetyNinthPercentile() {
        Random random = new Random(1);
        Latency latency = new Latency(MEDIAN, P99);

        List<Duration> samples = Stream.generate(() -> latency.sample(random))
                .limit(100_000)
                .sorted()
                .toList();

        assertThat((double) samples.get(50_000).toMillis()).isCloseTo(50, within(2.0));
        assertThat((double) samples.get(99_000).toMillis()).isCloseTo(400, within(30.0));
    }

    @Test
    void sample_fixed_isAlwaysTheSame() {
        assertThat(Latency.fixed(MEDIAN).sample(new Random(1))).isEqualTo(MEDIAN);
    }

    @Test
    void new_percentileBelowTheMedian_isRefused() {
        assertThatThrownBy(() -> new Latency(P99, MEDIAN)).isInstanceOf(IllegalArgumentException.class);
    }
}
