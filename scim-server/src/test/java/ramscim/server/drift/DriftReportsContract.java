package ramscim.server.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.core.reconcile.Difference;
import ramscim.core.reconcile.Drift;
import ramscim.core.reconcile.Finding;
import ramscim.core.reconcile.ReconcileReport;
import ramscim.core.resource.ResourceType;
import ramscim.store.StoreDatabase;

/** What is kept of reconciles, on either database. */
abstract class DriftReportsContract {
    private static final Instant START = Instant.parse("2026-03-02T08:30:00Z");

    private final StoreDatabase database;
    private final DriftReports reports;

    DriftReportsContract(StoreDatabase database) {
        this.database = database;
        this.reports = new DriftReports(database.jdbc(), database.transactions(), 2);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Finding finding(Drift drift, String name) {
        return new Finding(
                ResourceType.USER,
                drift,
                name,
                "2f0c1a1e-0000-4000-8000-000000000000",
                null,
                "201",
                "Manual",
                List.of(new Difference("DisplayName", "Alice", null)),
                false);
    }

    private void report(String id, int minute, Finding... findings) {
        Instant at = START.plusSeconds(60L * minute);
        reports.begin(id, at, "bridge", false);
        reports.finish(id, new ReconcileReport(at, at.plusSeconds(1), Map.of(Drift.IN_SYNC, 7), List.of(findings), 0));
    }

    private DriftReport last() {
        return Objects.requireNonNull(reports.lastWhole());
    }

    @Test
    void finish_findings_areReadAsTheyWereWritten() {
        report("one", 0, finding(Drift.CHANGED_OUTSIDE, "alice"), finding(Drift.UNMANAGED, "bob"));

        assertThat(last()).returns("one", DriftReport::id).returns(START.plusSeconds(1), DriftReport::finished);
        assertThat(last().count(Drift.IN_SYNC)).isEqualTo(7);
        assertThat(last().wantingAttention()).isOne();
        assertThat(reports.count("one", null)).isEqualTo(2);
        assertThat(reports.count("one", Drift.UNMANAGED)).isOne();
        assertThat(reports.findings("one", Drift.CHANGED_OUTSIDE, 0, 10))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.name()).isEqualTo("alice");
                    assertThat(finding.differences()).containsExactly(new Difference("DisplayName", "Alice", null));
                    assertThat(finding.isRepairable()).isTrue();
                });
        assertThat(reports.findings("one", null, 1, 10))
                .extracting(DriftFinding::name)
                .containsExactly("bob");
        assertThat(reports.findings("one", List.of(1, 5)))
                .extracting(DriftFinding::isRepairable)
                .containsExactly(false);
    }

    @Test
    void repairing_finding_isOpenNoMore() {
        report("one", 0, finding(Drift.MISSING, "alice"));

        reports.repairing("one", 0);

        assertThat(last().open(Drift.MISSING)).isZero();
        assertThat(last().wantingAttention()).isZero();
    }

    @Test
    void finish_moreThanAreKept_theOldestGoes() {
        report("one", 0, finding(Drift.MISSING, "alice"));
        report("two", 1);
        report("three", 2);

        assertThat(reports.all()).extracting(DriftReport::id).containsExactly("three", "two");
        assertThat(reports.count("one", null)).isZero();
    }

    @Test
    void fail_afterAWholeOne_theWholeOneStaysTheNewestThatSaysAnything() {
        report("one", 0, finding(Drift.MISSING, "alice"));
        reports.begin("two", START.plusSeconds(60), "admin:eve", true);
        reports.fail("two", START.plusSeconds(61), "RAM is down.");

        assertThat(reports.last()).extracting(DriftReport::problem).isEqualTo("RAM is down.");
        assertThat(last().id()).isEqualTo("one");
    }

    @Test
    void findings_ofAClassThatOnlyANewerVersionHas_areLeftOutAndTheOthersTold() {
        report("one", 0, finding(Drift.MISSING, "alice"), finding(Drift.CHANGED_OUTSIDE, "bob"));
        database.jdbc()
                .sql("update reconcile_finding set drift = 'OF_TOMORROW' where drift = 'MISSING'")
                .update();
        database.jdbc()
                .sql("update reconcile_run set counts = '{\"OF_TOMORROW\":3,\"IN_SYNC\":7}'")
                .update();

        assertThat(last().counts()).containsExactly(Map.entry(Drift.IN_SYNC, 7));
        assertThat(last().open()).containsExactly(Map.entry(Drift.CHANGED_OUTSIDE, 1));
        assertThat(reports.findings("one", null, 0, 10))
                .extracting(DriftFinding::name)
                .containsExactly("bob");
        assertThat(reports.findings("one", List.of(0, 1)))
                .extracting(DriftFinding::name)
                .containsExactly("bob");
    }
}
