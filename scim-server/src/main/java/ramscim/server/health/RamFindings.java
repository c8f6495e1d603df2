package ramscim.server.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.server.ram.ApiClassPulse;

/** What is wrong behind the bridge: its own database, and RAM. */
final class RamFindings {
    private final HealthSnapshot health;

    RamFindings(HealthSnapshot health) {
        this.health = health;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        String storeError = health.storeError();
        if (storeError != null) {
            findings.add(new Finding(
                    Level.RED,
                    "The bridge cannot write to its database, so it accepts no change.",
                    "Look at the space and the permissions of the data directory, or at the database server. "
                            + storeError,
                    null));
        }
        Finding ram = ram();
        if (ram != null) {
            findings.add(ram);
        }
        return findings;
    }

    private @Nullable Finding ram() {
        ApiClassPulse outage = health.outage();
        String problem = health.probe().problem();
        if (health.probe().credentials()) {
            return new Finding(
                    Level.RED,
                    "RAM refuses the bridge's own credentials" + (hasPending() ? ": " + pending() + "." : "."),
                    "Check that the AccessKey is active or the role can be assumed, and that its policy allows what the bridge does. "
                            + problem,
                    null);
        }
        if (outage != null) {
            return outage(outage);
        }
        return problem == null
                ? null
                : new Finding(
                        Level.AMBER,
                        "RAM did not answer when it was last asked.",
                        "It is asked again by itself; if that does not help, the next thing to look at is the network. "
                                + problem,
                        null);
    }

    private Finding outage(ApiClassPulse pulse) {
        Instant began = pulse.outage();
        String since = began == null ? "" : " for " + ramscim.server.admin.Ago.words(health.since(began));
        return new Finding(
                Level.RED,
                "RAM has not answered%s: %s."
                        .formatted(since, hasPending() ? pending() : "nothing is waiting for it yet"),
                "Nothing is lost: what was accepted is kept and carried out as soon as RAM answers, leavers first. If it lasts, check the"
                        + " network between the bridge and Alibaba Cloud, and Alibaba Cloud's status page. "
                        + pulse.lastError(),
                null);
    }

    private boolean hasPending() {
        return health.queue().pending() > 0;
    }

    private String pending() {
        Queue queue = health.queue();
        String changes = Words.count(queue.pending(), "change is waiting", "changes are waiting");
        return queue.stuckLeavers() == 0
                ? changes
                : changes + ", " + queue.stuckLeavers() + " of them to take access away";
    }
}
