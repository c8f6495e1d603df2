package ramscim.server.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The verdict and what waits as metrics, for those who are woken by another system. Looked at every few seconds, not at
 * every scrape.
 */
class HealthGauges {
    private final HealthMonitor monitor;
    private volatile @Nullable HealthSnapshot snapshot;
    private volatile @Nullable Verdict verdict;

    HealthGauges(HealthMonitor monitor, MeterRegistry meters) {
        this.monitor = monitor;
        Gauge.builder("bridge.verdict", this::level)
                .description(
                        "How provisioning fares: 0 works, 1 nothing is known yet, 2 somebody should look, 3 broken")
                .register(meters);
        changes(meters, "waiting", health -> health.changes().queue().waiting());
        changes(meters, "retrying", health -> health.changes().queue().retrying());
        changes(meters, "stuck", health -> health.changes().queue().stuck());
        changes(meters, "stuck_leavers", health -> health.changes().queue().stuckLeavers());
        changes(meters, "held", health -> health.changes().queue().held());
        changes(meters, "refused", health -> health.changes().failingPeople());
        Gauge.builder("bridge.tokens.expiring", () -> value(health -> tokensThatEndSoon(health)))
                .description(
                        "Tokens that end within two weeks, or have ended within the last two, and were not rotated")
                .register(meters);
        Gauge.builder(
                        "bridge.requests.failure.ratio",
                        () -> value(health -> health.callers().lastHour().failureRatio()))
                .description("The part of the identity providers' requests of the last hour that was not done")
                .register(meters);
    }

    private void changes(MeterRegistry meters, String state, ToDoubleFunction<HealthSnapshot> value) {
        Gauge.builder("bridge.changes", () -> value(value))
                .description(
                        "Changes that are not carried out, by what becomes of them; stuck_leavers are among the stuck ones")
                .tag("state", state)
                .register(meters);
    }

    private static long tokensThatEndSoon(HealthSnapshot health) {
        return health.callers().expiringTokens().stream()
                .filter(token -> ProviderFindings.isWithin(ProviderFindings.SOON, token, health))
                .count();
    }

    private double level() {
        Verdict known = verdict;
        return known == null ? Double.NaN : known.level().ordinal();
    }

    private double value(ToDoubleFunction<HealthSnapshot> value) {
        HealthSnapshot known = snapshot;
        return known == null ? Double.NaN : value.applyAsDouble(known);
    }

    @Scheduled(fixedDelay = 10_000)
    void look() {
        HealthSnapshot seen = monitor.snapshot();
        snapshot = seen;
        verdict = monitor.verdict(seen);
    }
}
