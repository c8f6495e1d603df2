package ramscim.server.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.reconcile.Drift;
import ramscim.server.drift.ReconcileProperties.Handling;

class ReconcileScheduleTest {
    private static final Instant START = Instant.parse("2026-03-02T08:30:00Z");

    private static DriftReport report(Instant started, @Nullable String problem) {
        return new DriftReport(
                "one", started, started.plusSeconds(10), "bridge", false, Map.of(), Map.of(), 0, problem);
    }

    @Test
    void next_noneYet_isAnIntervalAfterTheStart() {
        assertThat(ReconcileSchedule.next(null, START, Duration.ofHours(24)))
                .isEqualTo(START.plus(Duration.ofHours(24)));
    }

    @Test
    void next_oneOfBeforeTheRestart_countsFromIt() {
        Instant before = START.minus(Duration.ofHours(23));

        assertThat(ReconcileSchedule.next(report(before, null), START, Duration.ofHours(24)))
                .isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({"PT24H, PT10M", "PT5M, PT5M"})
    void next_lastOneFailed_comesSoonerButNeverLater(Duration interval, Duration after) {
        assertThat(ReconcileSchedule.next(report(START, "RAM is down."), START, interval))
                .isEqualTo(START.plus(after));
    }

    @Test
    void policy_handlings_repairThoseThatSayRepair() {
        ReconcileProperties properties = new ReconcileProperties(
                Duration.ZERO, Handling.REPORT, Handling.REPAIR, Handling.REPORT, Handling.REPAIR, 50, 10);

        assertThat(properties.policy().repaired())
                .containsExactlyInAnyOrder(Drift.ACCESS_WHILE_DISABLED, Drift.IN_RECYCLE_BIN);
    }

    @Test
    void new_intervalOfSeconds_refusesAndSaysWhatIsMeant() {
        assertThatThrownBy(() -> new ReconcileProperties(
                        Duration.ofSeconds(59),
                        Handling.REPORT,
                        Handling.REPORT,
                        Handling.REPORT,
                        Handling.REPORT,
                        50,
                        10))
                .hasMessageContaining("at least 1m");
    }
}
