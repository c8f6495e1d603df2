package ramscim.server.health;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import ramscim.server.finding.Finding;
import ramscim.server.finding.Level;
import ramscim.server.traffic.ProviderActivity;
import ramscim.server.words.Times;
import ramscim.server.words.Words;

/**
 * Whether people get their access and leavers lose it, in one sentence, and what keeps them from it.
 *
 * @param findings the worst first
 * @param chain from the identity provider to RAM
 */
public record Verdict(Level level, Words sentence, List<Finding> findings, List<Lamp> chain) {
    public Verdict {
        findings = List.copyOf(findings);
        chain = List.copyOf(chain);
    }

    static Verdict of(HealthSnapshot health, List<Finding> all) {
        List<Finding> findings = all.stream()
                .filter(finding -> finding.level() != Level.GREEN)
                .sorted(Comparator.comparing(Finding::level).reversed().thenComparing(Finding::kind))
                .toList();
        List<Lamp> chain = new Chain(health, findings).lamps();
        if (!findings.isEmpty()) {
            return new Verdict(findings.get(0).level(), findings.get(0).text(), findings, chain);
        }
        ProviderActivity push = health.callers().lastPush();
        return push == null
                ? new Verdict(Level.GREY, idle(health), findings, chain)
                : new Verdict(Level.GREEN, healthy(health, push), findings, chain);
    }

    private static Words idle(HealthSnapshot health) {
        return Words.of(health.upstream().lastAnswer() == null ? "health.starting" : "health.ready");
    }

    private static Words healthy(HealthSnapshot health, ProviderActivity push) {
        Instant write = health.upstream().lastWrite();
        return Words.of(
                "health.healthy",
                push.words(),
                Times.ago(health.since(push.lastSeen())),
                write == null
                        ? Words.of("health.no-write")
                        : Words.of("health.last-write", Times.ago(health.since(write))),
                health.changes().queue().words());
    }
}
