package ramscim.server.drift;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.reconcile.Drift;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.FindingSource;
import ramscim.server.finding.Level;
import ramscim.server.words.Words;

/** What the last reconcile found that somebody should look at. */
final class DriftFindings implements FindingSource {
    private static final String PAGE = "/admin/drift";

    private final DriftReports reports;

    DriftFindings(DriftReports reports) {
        this.reports = reports;
    }

    @Override
    public List<Finding> findings() {
        return of(reports.last());
    }

    static List<Finding> of(@Nullable DriftReport report) {
        List<Finding> findings = new ArrayList<>();
        if (report == null) {
            return findings;
        }
        if (report.problem() != null) {
            findings.add(new Finding(
                    FindingKind.RECONCILE,
                    Level.AMBER,
                    Words.of("findings.reconcile", report.problem()),
                    Words.of("findings.reconcile.advice"),
                    PAGE));
        }
        int open = report.open(Drift.ACCESS_WHILE_DISABLED);
        if (open > 0) {
            findings.add(new Finding(
                    FindingKind.ACCESS_WHILE_DISABLED,
                    Level.RED,
                    Words.of("findings.access-while-disabled", open),
                    Words.of("findings.access-while-disabled.advice"),
                    PAGE));
        }
        int frozen = report.open(Drift.FROZEN);
        if (frozen > 0) {
            findings.add(new Finding(
                    FindingKind.DRIFT,
                    Level.AMBER,
                    Words.of("findings.frozen", frozen),
                    Words.of("findings.frozen.advice"),
                    PAGE));
        }
        int others = report.wantingAttention() - open - frozen;
        if (others > 0) {
            findings.add(new Finding(
                    FindingKind.DRIFT,
                    Level.AMBER,
                    Words.of("findings.drift", others),
                    Words.of("findings.drift.advice"),
                    PAGE));
        }
        return findings;
    }
}
