package ramscim.server.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ramscim.core.reconcile.Drift;
import ramscim.server.finding.Finding;
import ramscim.server.finding.Level;

class DriftFindingsTest {
    private static List<Finding> findings(Map<Drift, Integer> open, @Nullable String problem) {
        Instant started = Instant.parse("2026-03-02T08:30:00Z");
        return DriftFindings.of(
                new DriftReport("one", started, started.plusSeconds(10), "bridge", false, open, open, 0, problem));
    }

    @Test
    void of_noReconcileYet_findsNothing() {
        assertThat(DriftFindings.of(null)).isEmpty();
    }

    @Test
    void of_disabledWhoCanGetIn_isRedAndLeadsToThem() {
        List<Finding> findings =
                findings(Map.of(Drift.ACCESS_WHILE_DISABLED, 2, Drift.MISSING, 1, Drift.UNMANAGED, 40), null);

        assertThat(findings)
                .extracting(finding -> finding.text().english())
                .containsExactly(
                        "2 people who are disabled can get in: somebody opened their access in RAM.",
                        "1 user or group is not in RAM as it was confirmed.");
        assertThat(findings).extracting(Finding::level).containsExactly(Level.RED, Level.AMBER);
        assertThat(findings).extracting(Finding::page).containsOnly("/admin/drift");
    }

    @Test
    void of_unmanagedUsersOnly_findsNothing() {
        assertThat(findings(Map.of(Drift.UNMANAGED, 40), null)).isEmpty();
    }

    @Test
    void of_lastReconcileFailed_isAmber() {
        assertThat(findings(Map.of(), "RAM is down."))
                .singleElement()
                .returns(Level.AMBER, Finding::level)
                .returns(
                        "The last reconcile ended early: RAM is down.",
                        finding -> finding.text().english());
    }
}
