package ramscim.server.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.Level;
import ramscim.server.finding.Severity;
import ramscim.server.ram.ApiClassPulse;
import ramscim.server.words.Words;

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
                            Words.of("findings.store"),
                            Words.of("findings.store.advice"),
                            null)
                    .quoting(storeError));
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
                                Words.of("findings.breaker", pulse.kind()),
                                Words.of("findings.breaker.advice"),
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
                    Words.of("findings.permissions", String.join(", ", missing.keySet())),
                    Words.of("findings.permissions.advice"),
                    null));
        }
        Words clock = ram.standing().clockProblem();
        if (clock != null) {
            findings.add(new Finding(FindingKind.CLOCK, Level.AMBER, clock, Words.of("findings.clock.advice"), null));
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
                                Words.of("findings.no-answer"),
                                Words.of("findings.no-answer.advice"),
                                null)
                        .quoting(problem);
    }

    /** Told in any case; if it is about a permission, the page says that for all of them together. */
    private Finding refused(@Nullable String problem) {
        return new Finding(
                        FindingKind.RAM_CREDENTIALS,
                        ram.standing().missingPermissions().isEmpty() ? Level.RED : Level.GREEN,
                        hasPending()
                                ? Words.of("findings.credentials.pending", pending())
                                : Words.of("findings.credentials"),
                        Words.of("findings.credentials.advice", ram.standing().source()),
                        null)
                .quoting(problem)
                .told(
                        "",
                        Severity.CRITICAL,
                        Words.of("findings.credentials"),
                        Words.of("findings.credentials.told.advice"));
    }

    private Finding outage(ApiClassPulse pulse) {
        Instant began = pulse.outage();
        Words waiting = hasPending() ? pending() : Words.of("findings.nothing-pending");
        return new Finding(
                        FindingKind.RAM_OUTAGE,
                        Level.RED,
                        began == null
                                ? Words.of("findings.outage", waiting)
                                : Words.of("findings.outage.since", health.since(began), waiting),
                        Words.of("findings.outage.advice"),
                        null)
                .quoting(pulse.lastError());
    }

    private boolean hasPending() {
        return health.changes().queue().pending() > 0;
    }

    private Words pending() {
        Queue queue = health.changes().queue();
        return Words.of("findings.pending", queue.pending(), queue.stuckLeavers());
    }
}
