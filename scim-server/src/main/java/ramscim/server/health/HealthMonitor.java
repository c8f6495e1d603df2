package ramscim.server.health;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import ramscim.server.alert.AlertProperties;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingSource;
import ramscim.server.finding.Findings;

/**
 * Puts together what is known at a moment, and judges it: the page, the metrics and the alerts all rest on the same
 * findings.
 */
public final class HealthMonitor implements Findings {
    private final HealthReadings<Callers> callers;
    private final HealthReadings<Changes> changes;
    private final HealthReadings<Upstream> upstream;
    private final List<FindingSource> sources;
    private final HealthProperties limits;
    private final AlertProperties told;
    private final Clock clock;

    /** @param sources who finds what is no link of the chain */
    HealthMonitor(
            HealthReadings<Callers> callers,
            HealthReadings<Changes> changes,
            HealthReadings<Upstream> upstream,
            List<FindingSource> sources,
            HealthProperties limits,
            AlertProperties told,
            Clock clock) {
        this.callers = callers;
        this.changes = changes;
        this.upstream = upstream;
        this.sources = List.copyOf(sources);
        this.limits = limits;
        this.told = told;
        this.clock = clock;
    }

    HealthSnapshot snapshot() {
        Instant now = clock.instant();
        return new HealthSnapshot(now, callers.at(now), changes.at(now), upstream.at(now), limits);
    }

    public Verdict verdict() {
        return verdict(snapshot());
    }

    Verdict verdict(HealthSnapshot health) {
        return Verdict.of(health, findings(health));
    }

    @Override
    public List<Finding> all() {
        return findings(snapshot());
    }

    private List<Finding> findings(HealthSnapshot health) {
        return Stream.concat(of(health, told).stream(), sources.stream().flatMap(source -> source.findings().stream()))
                .toList();
    }

    /** What is wrong with the chain itself. */
    static List<Finding> of(HealthSnapshot health, AlertProperties told) {
        return Stream.of(
                        new RamFindings(health).all(),
                        new QueueFindings(health.changes()).all(),
                        new ProviderFindings(health, told.tokenExpiresWithin()).all(),
                        new QuotaFindings(health.upstream(), told).all())
                .flatMap(List::stream)
                .toList();
    }
}
