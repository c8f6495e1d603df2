package ramscim.server.drift;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.reconcile.Drift;
import ramscim.server.finding.Counted;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.FindingSource;
import ramscim.server.finding.Level;

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
                    "The last reconcile ended early: " + report.problem(),
                    "It is tried again by itself. Until then it is not known whether somebody changed anything in RAM.",
                    PAGE));
        }
        int open = report.open(Drift.ACCESS_WHILE_DISABLED);
        if (open > 0) {
            findings.add(new Finding(
                    FindingKind.ACCESS_WHILE_DISABLED,
                    Level.RED,
                    Counted.of(open, "person who is disabled can get in", "people who are disabled can get in")
                            + ": somebody opened their access in RAM.",
                    "See who they are, and have it turned off.",
                    PAGE));
        }
        int frozen = report.open(Drift.FROZEN);
        if (frozen > 0) {
            findings.add(new Finding(
                    FindingKind.DRIFT,
                    Level.AMBER,
                    "Alibaba Cloud has frozen " + Counted.of(frozen, "user.", "users."),
                    "Ask Alibaba Cloud why; the bridge leaves them as they are.",
                    PAGE));
        }
        int others = report.wantingAttention() - open - frozen;
        if (others > 0) {
            findings.add(new Finding(
                    FindingKind.DRIFT,
                    Level.AMBER,
                    Counted.of(others, "user or group is", "users and groups are")
                            + " not in RAM as "
                            + (others == 1 ? "it was" : "they were")
                            + " confirmed.",
                    "Somebody changed or deleted them there. See what differs, and have it put right.",
                    PAGE));
        }
        return findings;
    }
}
