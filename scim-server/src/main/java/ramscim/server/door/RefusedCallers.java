package ramscim.server.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import ramscim.core.resource.Recent;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.FindingSource;
import ramscim.server.finding.Level;
import ramscim.server.finding.Severity;
import ramscim.server.origin.Caller;
import ramscim.server.words.Words;

/**
 * Known callers who are refused again and again: a token that was replaced and is still sent, or somebody who tries
 * what is not theirs. Strangers are none of them, so that nobody without a name can raise an alert.
 */
public final class RefusedCallers implements FindingSource {
    static final int MANY = 10;
    static final Duration WINDOW = Duration.ofHours(1);
    private static final int REMEMBERED = 500;

    private final Map<String, Refusals> refusals = new Recent<>(REMEMBERED);
    private final Clock clock;

    public RefusedCallers(Clock clock) {
        this.clock = clock;
    }

    private record Refusals(Caller caller, Deque<Instant> newest) {}

    synchronized void add(SecurityEvent event) {
        Caller caller = event.caller();
        if (!caller.isKnown() || !event.kind().isRefusal()) {
            return;
        }
        Deque<Instant> newest = refusals.computeIfAbsent(
                        caller.actor(), unknown -> new Refusals(caller, new ArrayDeque<>()))
                .newest();
        newest.addLast(clock.instant());
        if (newest.size() > MANY) {
            newest.removeFirst();
        }
    }

    @Override
    public synchronized List<Finding> findings() {
        Instant limit = clock.instant().minus(WINDOW);
        List<Finding> findings = new ArrayList<>();
        refusals.values().stream()
                .filter(one ->
                        one.newest().size() == MANY && !one.newest().getFirst().isBefore(limit))
                .map(one -> finding(one.caller()))
                .filter(finding ->
                        findings.stream().noneMatch(told -> told.text().equals(finding.text())))
                .forEach(findings::add);
        return findings;
    }

    /** Told only: the page has findings of its own for tokens that are refused. People are not named to others. */
    private static Finding finding(Caller caller) {
        boolean isToken = caller.kind() == Caller.Kind.TOKEN || caller.kind() == Caller.Kind.SERVICE;
        return new Finding(
                        FindingKind.REFUSED_CALLER,
                        Level.GREEN,
                        who(caller),
                        Words.of("findings.refused-caller.advice"),
                        "/admin/audit")
                .told(isToken ? caller.actor() : "dashboard", Severity.WARNING);
    }

    private static Words who(Caller caller) {
        return switch (caller.kind()) {
            case TOKEN -> Words.of("findings.refused-caller.token", caller.id(), MANY);
            case SERVICE -> Words.of("findings.refused-caller.service", caller.id(), MANY);
            case LOCAL, SSO, HOST, ANONYMOUS -> Words.of("findings.refused-caller.person", MANY);
        };
    }
}
