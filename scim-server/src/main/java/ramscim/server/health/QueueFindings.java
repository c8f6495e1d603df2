package ramscim.server.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What does not come through: changes, and alerts about them. */
final class QueueFindings {
    private static final String FAILURES = "/admin/failures";

    private final HealthSnapshot health;

    QueueFindings(HealthSnapshot health) {
        this.health = health;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        Queue queue = health.queue();
        if (queue.stuckLeavers() > 0) {
            findings.add(new Finding(
                    Level.RED,
                    Words.count(
                                    queue.stuckLeavers(),
                                    "change that takes access away is",
                                    "changes that take access away are")
                            + " stuck: who should have lost access still has it.",
                    "See whom it concerns and why. Until it is through, take the access away in the RAM console.",
                    FAILURES));
        }
        int others = queue.stuck() - queue.stuckLeavers();
        if (others > 0) {
            findings.add(new Finding(
                    Level.AMBER,
                    Words.count(others, "change is", "changes are") + " stuck and tried again and again.",
                    "See why; most causes need a change in RAM or in the bridge's permissions.",
                    FAILURES));
        }
        if (health.failingPeople() > 0) {
            findings.add(new Finding(
                    Level.AMBER,
                    Words.count(health.failingPeople(), "person or group is", "people or groups are")
                            + " not as the identity provider wants: RAM or a rule refused the change.",
                    "Each cause is listed with what to do about it.",
                    FAILURES));
        }
        if (queue.held() > 0) {
            findings.add(new Finding(
                    Level.AMBER,
                    Words.count(queue.held(), "change is", "changes are") + " held until an administrator approves.",
                    "More people than usual would lose access at once. Look at who they are, then approve or reject.",
                    "/admin/held"));
        }
        health.unreachedTargets().forEach(target -> findings.add(unreached(target)));
        return findings;
    }

    private static Finding unreached(HealthSnapshot.UnreachedTarget target) {
        return new Finding(
                Level.AMBER,
                "Alerts do not arrive at '%s'.".formatted(target.name()),
                "They are tried again for a day. " + Objects.requireNonNullElse(target.problem(), ""),
                "/admin/alerts");
    }
}
