package ramscim.server.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconcileScheduleTest {
    private static final Instant START = Instant.parse("2026-03-02T08:30:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private static DriftReport startedBefore(Duration time, @Nullable String problem) {
        Instant started = START.minus(time);
        return new DriftReport("one", started, started, "bridge", false, Map.of(), Map.of(), 0, problem);
    }

    @Test
    void next_noneSoFar_anIntervalAfterTheStart() {
        assertThat(ReconcileSchedule.next(null, START, DAY)).isEqualTo(START.plus(DAY));
    }

    @Test
    void next_restartSoonAfterOne_anIntervalAfterThat() {
        assertThat(ReconcileSchedule.next(startedBefore(Duration.ofHours(1), null), START, DAY))
                .isEqualTo(START.plus(Duration.ofHours(23)));
    }

    @Test
    void next_afterAFailure_soon() {
        assertThat(ReconcileSchedule.next(startedBefore(Duration.ZERO, "RAM is down."), START, DAY))
                .isEqualTo(START.plus(Duration.ofMinutes(10)));
        assertThat(ReconcileSchedule.next(startedBefore(Duration.ZERO, "RAM is down."), START, Duration.ofMinutes(2)))
                .isEqualTo(START.plus(Duration.ofMinutes(2)));
    }
}
