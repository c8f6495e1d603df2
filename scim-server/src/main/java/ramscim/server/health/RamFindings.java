package ramscim.server.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        findings.addAll(standing());
        return findings;
    }

    private List<Finding> standing() {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> missing = health.standing().missingPermissions();
        if (!missing.isEmpty()) {
            findings.add(new Finding(
                    Level.RED,
                    "RAM does not let the bridge do what it has to: " + String.join(", ", missing.keySet()) + ".",
                    "Allow it in the policy of the bridge's credentials, as docs/ram-policy.json does; what waits for it is carried on by itself.",
                    null));
        }
        String clock = health.standing().clockProblem();
        if (clock != null) {
            findings.add(new Finding(Level.AMBER, clock, "Set the clock, and let NTP keep it.", null));
        }
        return findings;
    }

    private @Nullable Finding ram() {
        ApiClassPulse outage = health.outage();
        String problem = health.probe().problem();
        if (health.probe().credentials()) {
            return refused(problem);
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

    /** If it is about a permission, that is said for all of them together. */
    private @Nullable Finding refused(@Nullable String problem) {
        return health.standing().missingPermissions().isEmpty()
                ? new Finding(
                        Level.RED,
                        "RAM refuses the bridge's own credentials" + (hasPending() ? ": " + pending() + "." : "."),
                        "They come from %s. %s".formatted(health.standing().source(), problem),
                        null)
                : null;
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
