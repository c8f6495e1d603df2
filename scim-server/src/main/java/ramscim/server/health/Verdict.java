package ramscim.server.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether people get their access and leavers lose it, in one sentence, and what keeps them from it.
 *
 * @param findings the worst first
 * @param chain from the identity provider to RAM
 */
public record Verdict(Level level, String sentence, List<Finding> findings, List<Lamp> chain) {
    /** How many calls in a row have to fail before it is called an outage, where the breaker has not decided it yet. */
    static final int OUTAGE_AFTER = 3;

    /** Where Entra stops provisioning ("quarantine"), and where it is time to say so. */
    static final double QUARANTINE = 0.4;

    static final double NEAR_QUARANTINE = 0.25;

    /** Fewer requests in an hour say nothing about a ratio. */
    static final int ENOUGH_REQUESTS = 50;

    public Verdict {
        findings = List.copyOf(findings);
        chain = List.copyOf(chain);
    }

    public static Verdict of(HealthSnapshot health) {
        List<Finding> findings = Stream.of(
                        new RamFindings(health).all(),
                        new QueueFindings(health).all(),
                        new ProviderFindings(health).all(),
                        new AccountFindings(health).all(),
                        new DriftFindings(health).all())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Finding::level).reversed())
                .toList();
        List<Lamp> chain = new Chain(health, findings).lamps();
        if (!findings.isEmpty()) {
            return new Verdict(findings.get(0).level(), findings.get(0).text(), findings, chain);
        }
        return health.lastPush() == null
                ? new Verdict(Level.GREY, idle(health), findings, chain)
                : new Verdict(Level.GREEN, healthy(health, health.lastPush()), findings, chain);
    }

    private static String idle(HealthSnapshot health) {
        return health.lastRamAnswer() == null
                ? "Starting: no identity provider has called yet, and RAM has not been asked yet."
                : "Ready: RAM answers; no identity provider has called yet.";
    }

    private static String healthy(HealthSnapshot health, ProviderActivity push) {
        Instant write = health.lastWrite();
        return "Healthy: last push from %s %s, %s, %s."
                .formatted(
                        push.provider(),
                        Words.ago(health.since(push.lastSeen())),
                        write == null ? "no RAM write so far" : "last RAM write " + Words.ago(health.since(write)),
                        Words.waiting(health.queue()));
    }

    static boolean isLongerAgo(HealthSnapshot health, Instant time, Duration limit) {
        return health.since(time).compareTo(limit) > 0;
    }
}
