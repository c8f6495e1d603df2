package ramscim.server.health;

import java.util.ArrayList;
import java.util.List;
import ramscim.server.finding.Counted;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.Level;
import ramscim.server.finding.Severity;

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
                    Counted.of(others, "change is", "changes are") + " stuck and tried again and again.",
                    "See why; most causes need a change in RAM or in the bridge's permissions.",
                    FAILURES));
        }
        if (failingPeople > 0) {
            findings.add(new Finding(
                    FindingKind.FAILURES,
                    Level.AMBER,
                    Counted.of(failingPeople, "person or group is", "people or groups are")
                            + " not as the identity provider wants: RAM or a rule refused the change.",
                    "Each cause is listed with what to do about it.",
                    FAILURES));
        }
        if (queue.held() > 0) {
            findings.add(held());
        }
        return findings;
    }

    private Finding stuckLeavers() {
        String changes = Counted.of(
                queue.stuckLeavers(), "change that takes access away is", "changes that take access away are");
        return new Finding(
                        FindingKind.STUCK_LEAVER,
                        Level.RED,
                        changes + " stuck: who should have lost access still has it.",
                        "See whom it concerns and why. Until it is through, take the access away in the RAM console.",
                        FAILURES)
                .told("", Severity.CRITICAL);
    }

    private Finding held() {
        return new Finding(
                        FindingKind.HELD_CHANGES,
                        Level.AMBER,
                        Counted.of(queue.held(), "change is", "changes are") + " held until an administrator approves.",
                        "More people than usual would lose access at once. Look at who they are, then approve or reject.",
                        "/admin/held")
                .told("", Severity.WARNING);
    }
}
