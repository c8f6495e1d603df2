package ramscim.server.health;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.reconcile.Drift;
import ramscim.server.drift.DriftReport;

/** What the last reconcile found that somebody should look at. */
final class DriftFindings {
    private static final String PAGE = "/admin/drift";

    private final @Nullable DriftReport report;

    DriftFindings(HealthSnapshot health) {
        this.report = health.drift();
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        if (report == null) {
            return findings;
        }
        if (report.problem() != null) {
            findings.add(new Finding(
                    Level.AMBER,
                    "The last reconcile ended early: " + report.problem(),
                    "It is tried again by itself. Until then it is not known whether somebody changed anything in RAM.",
                    PAGE));
        }
        int open = report.open(Drift.ACCESS_WHILE_DISABLED);
        if (open > 0) {
            findings.add(new Finding(
                    Level.RED,
                    Words.count(open, "person who is disabled can get in", "people who are disabled can get in")
                            + ": somebody opened their access in RAM.",
                    "See who they are, and have it turned off.",
                    PAGE));
        }
        int others = report.wantingAttention() - open;
        if (others > 0) {
            findings.add(new Finding(
                    Level.AMBER,
                    Words.count(others, "user or group is", "users and groups are")
                            + " not in RAM as "
                            + (others == 1 ? "it was" : "they were")
                            + " confirmed.",
                    "Somebody changed or deleted them there. See what differs, and have it put right.",
                    PAGE));
        }
        return findings;
    }
}
