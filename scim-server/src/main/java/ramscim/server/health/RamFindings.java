package ramscim.server.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.server.admin.Ago;
import ramscim.server.finding.Counted;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.Level;
import ramscim.server.finding.Severity;
import ramscim.server.ram.ApiClassPulse;

/** What is wrong behind the bridge: its own database, and RAM. */
final class RamFindings {
    private final HealthSnapshot health;
    private final Upstream ram;

    RamFindings(HealthSnapshot health) {
        this.health = health;
        this.ram = health.upstream();
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        String storeError = health.changes().storeError();
        if (storeError != null) {
            findings.add(new Finding(
                    FindingKind.STORE,
                    Level.RED,
                    "The bridge cannot write to its database, so it accepts no change.",
                    "Look at the space and the permissions of the data directory, or at the database server. "
                            + storeError,
                    null));
        }
        breakers().forEach(findings::add);
        Finding answers = answers();
        if (answers != null) {
            findings.add(answers);
        }
        findings.addAll(standing());
        return findings;
    }

    /** Only told, one for each class of calls; what the page says is about all calls together. */
    private Stream<Finding> breakers() {
        return ram.pulses().stream()
                .filter(pulse -> pulse.isOpen() || pulse.isProbing())
                .map(pulse -> new Finding(
                                FindingKind.BREAKER_OPEN,
                                Level.GREEN,
                                "RAM does not answer: the circuit breaker of its %s is open."
                                        .formatted(pulse.label().toLowerCase(Locale.ROOT)),
                                "What was accepted is kept and carried out when RAM answers. If it lasts, check the network between the"
                                        + " bridge and Alibaba Cloud, and Alibaba Cloud's status page.",
                                null)
                        .told(pulse.name(), Severity.CRITICAL));
    }

    private List<Finding> standing() {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> missing = ram.standing().missingPermissions();
        if (!missing.isEmpty()) {
            findings.add(new Finding(
                    FindingKind.RAM_PERMISSIONS,
                    Level.RED,
                    "RAM does not let the bridge do what it has to: " + String.join(", ", missing.keySet()) + ".",
                    "Allow it in the policy of the bridge's credentials, as docs/ram-policy.json does; what waits for it is carried on by itself.",
                    null));
        }
        String clock = ram.standing().clockProblem();
        if (clock != null) {
            findings.add(
                    new Finding(FindingKind.CLOCK, Level.AMBER, clock, "Set the clock, and let NTP keep it.", null));
        }
        return findings;
    }

    private @Nullable Finding answers() {
        ApiClassPulse outage = ram.outage();
        String problem = ram.probe().problem();
        if (ram.probe().credentials()) {
            return refused(problem);
        }
        if (outage != null) {
            return outage(outage);
        }
        return problem == null
                ? null
                : new Finding(
                        FindingKind.RAM_OUTAGE,
                        Level.AMBER,
                        "RAM did not answer when it was last asked.",
                        "It is asked again by itself; if that does not help, the next thing to look at is the network. "
                                + problem,
                        null);
    }

    /** Told in any case; if it is about a permission, the page says that for all of them together. */
    private Finding refused(@Nullable String problem) {
        return new Finding(
                        FindingKind.RAM_CREDENTIALS,
                        ram.standing().missingPermissions().isEmpty() ? Level.RED : Level.GREEN,
                        "RAM refuses the bridge's own credentials" + (hasPending() ? ": " + pending() + "." : "."),
                        "They come from %s. %s".formatted(ram.standing().source(), problem),
                        null)
                .told(
                        "",
                        Severity.CRITICAL,
                        "RAM refuses the bridge's own credentials.",
                        "Check that the AccessKey is active or the role can be assumed, and that its policy allows what the bridge does.");
    }

    private Finding outage(ApiClassPulse pulse) {
        Instant began = pulse.outage();
        String since = began == null ? "" : " for " + Ago.words(health.since(began));
        return new Finding(
                FindingKind.RAM_OUTAGE,
                Level.RED,
                "RAM has not answered%s: %s."
                        .formatted(since, hasPending() ? pending() : "nothing is waiting for it yet"),
                "Nothing is lost: what was accepted is kept and carried out as soon as RAM answers, leavers first. If it lasts, check the"
                        + " network between the bridge and Alibaba Cloud, and Alibaba Cloud's status page. "
                        + pulse.lastError(),
                null);
    }

    private boolean hasPending() {
        return health.changes().queue().pending() > 0;
    }

    private String pending() {
        Queue queue = health.changes().queue();
        String changes = Counted.of(queue.pending(), "change is waiting", "changes are waiting");
        return queue.stuckLeavers() == 0
                ? changes
                : changes + ", " + queue.stuckLeavers() + " of them to take access away";
    }
}
