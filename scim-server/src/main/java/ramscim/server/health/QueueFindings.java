package ramscim.server.health;

import java.util.ArrayList;
import java.util.List;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.Level;
import ramscim.server.finding.Severity;
import ramscim.server.words.Words;

/** Changes that do not come through. */
final class QueueFindings {
    private static final String FAILURES = "/admin/failures";

    private final Queue queue;
    private final int failingPeople;

    QueueFindings(Changes changes) {
        this.queue = changes.queue();
        this.failingPeople = changes.failingPeople();
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        if (queue.stuckLeavers() > 0) {
            findings.add(stuckLeavers());
        }
        int others = queue.stuck() - queue.stuckLeavers();
        if (others > 0) {
            findings.add(new Finding(
                    FindingKind.STUCK_CHANGES,
                    Level.AMBER,
                    Words.of("findings.stuck", others),
                    Words.of("findings.stuck.advice"),
                    FAILURES));
        }
        if (failingPeople > 0) {
            findings.add(new Finding(
                    FindingKind.FAILURES,
                    Level.AMBER,
                    Words.of("findings.failures", failingPeople),
                    Words.of("findings.failures.advice"),
                    FAILURES));
        }
        if (queue.held() > 0) {
            findings.add(held());
        }
        return findings;
    }

    private Finding stuckLeavers() {
        return new Finding(
                        FindingKind.STUCK_LEAVER,
                        Level.RED,
                        Words.of("findings.stuck-leavers", queue.stuckLeavers()),
                        Words.of("findings.stuck-leavers.advice"),
                        FAILURES)
                .told("", Severity.CRITICAL);
    }

    private Finding held() {
        return new Finding(
                        FindingKind.HELD_CHANGES,
                        Level.AMBER,
                        Words.of("findings.held", queue.held()),
                        Words.of("findings.held.advice"),
                        "/admin/held")
                .told("", Severity.WARNING);
    }
}
