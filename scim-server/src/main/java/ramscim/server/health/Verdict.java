package ramscim.server.health;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import ramscim.server.finding.Finding;
import ramscim.server.finding.Level;
import ramscim.server.traffic.ProviderActivity;

/**
 * Whether people get their access and leavers lose it, in one sentence, and what keeps them from it.
 *
 * @param findings the worst first
 * @param chain from the identity provider to RAM
 */
public record Verdict(Level level, String sentence, List<Finding> findings, List<Lamp> chain) {
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

    private static String idle(HealthSnapshot health) {
        return health.upstream().lastAnswer() == null
                ? "Starting: no identity provider has called yet, and RAM has not been asked yet."
                : "Ready: RAM answers; no identity provider has called yet.";
    }

    private static String healthy(HealthSnapshot health, ProviderActivity push) {
        Instant write = health.upstream().lastWrite();
        return "Healthy: last push from %s %s, %s, %s."
                .formatted(
                        push.provider(),
                        Words.ago(health.since(push.lastSeen())),
                        write == null ? "no RAM write so far" : "last RAM write " + Words.ago(health.since(write)),
                        Words.waiting(health.changes().queue()));
    }
}
