package ramscim.server.health;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.reconcile.Drift;
import ramscim.server.drift.DriftReport;
import ramscim.server.health.HealthSnapshot.ExpiringToken;
import ramscim.server.health.HealthSnapshot.Probe;
import ramscim.server.health.HealthSnapshot.UnreachedTarget;
import ramscim.server.ownership.Sight;
import ramscim.server.ram.ApiClassPulse;
import ramscim.server.ram.RamStanding;

/** Makes snapshots that differ from a healthy one in what a test is about. */
final class HealthSnapshots {
    static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");

    private List<ProviderActivity> providers = List.of(push("Okta", 12));
    private RequestTally lastHour = new RequestTally(100, 0, 0, 0, 0);
    private @Nullable String storeError;
    private final List<ApiClassPulse> pulses =
            new ArrayList<>(List.of(answered("ram-reads", 3), answered("ram-identity-writes", 14)));
    private RamStanding standing = new RamStanding("a key", true, null, Map.of(), Duration.ZERO);
    private Probe probe = new Probe(ago(3), null, false);
    private @Nullable Instant lastWrite = ago(14);
    private Queue queue = Queue.EMPTY;
    private int failingPeople;
    private List<Quota> quotas = List.of(new Quota("users", 100, 5000));
    private Sight neighbours = Sight.NOTHING;
    private @Nullable DriftReport drift;
    private List<ExpiringToken> tokens = List.of();
    private List<UnreachedTarget> unreached = List.of();

    static HealthSnapshots healthy() {
        return new HealthSnapshots();
    }

    static Instant ago(long seconds) {
        return NOW.minusSeconds(seconds);
    }

    static ProviderActivity push(String provider, long secondsAgo) {
        return new ProviderActivity("first", provider, ago(secondsAgo), null, "10.0.0.1", provider);
    }

    static ApiClassPulse answered(String name, long secondsAgo) {
        return new ApiClassPulse(
                name, name, CircuitBreaker.State.CLOSED, null, null, ago(secondsAgo), null, 0, null, 20, 0);
    }

    static ApiClassPulse failing(CircuitBreaker.State state, int failures, long sinceSeconds) {
        return new ApiClassPulse(
                "ram-reads",
                "Reads",
                state,
                null,
                null,
                ago(sinceSeconds + 1),
                ago(sinceSeconds),
                failures,
                "timed out",
                20,
                0);
    }

    HealthSnapshots providers(ProviderActivity... activities) {
        this.providers = List.of(activities);
        return this;
    }

    HealthSnapshots lastHour(RequestTally tally) {
        this.lastHour = tally;
        return this;
    }

    HealthSnapshots storeError(String error) {
        this.storeError = error;
        return this;
    }

    HealthSnapshots reads(ApiClassPulse pulse) {
        pulses.set(0, pulse);
        return this;
    }

    HealthSnapshots silentWrites() {
        pulses.set(1, answered("ram-identity-writes", 1000));
        return this;
    }

    HealthSnapshots standing(Map<String, String> missingPermissions, Duration clockAhead) {
        this.standing = new RamStanding("a key", true, null, missingPermissions, clockAhead);
        return this;
    }

    HealthSnapshots probe(Probe outcome) {
        this.probe = outcome;
        return this;
    }

    HealthSnapshots nothingWritten() {
        this.lastWrite = null;
        return this;
    }

    HealthSnapshots queue(int waiting, int retrying, int stuck, int stuckLeavers, int held) {
        this.queue = new Queue(waiting, retrying, stuck, stuckLeavers, held, null);
        return this;
    }

    HealthSnapshots failingPeople(int count) {
        this.failingPeople = count;
        return this;
    }

    HealthSnapshots quota(String what, int used, int limit) {
        this.quotas = List.of(new Quota(what, used, limit));
        return this;
    }

    HealthSnapshots neighbours(Sight sight) {
        this.neighbours = sight;
        return this;
    }

    HealthSnapshots drift(Map<Drift, Integer> open, @Nullable String problem) {
        this.drift = new DriftReport("one", ago(60), ago(50), "bridge", false, open, open, 0, problem);
        return this;
    }

    HealthSnapshots expiringToken(String name, Instant expires) {
        this.tokens = List.of(new ExpiringToken(name, expires));
        return this;
    }

    HealthSnapshots unreached(String target, String problem) {
        this.unreached = List.of(new UnreachedTarget(target, problem));
        return this;
    }

    HealthSnapshot snapshot() {
        return new HealthSnapshot(
                NOW,
                providers,
                lastHour,
                storeError,
                pulses,
                standing,
                probe,
                lastWrite,
                queue,
                failingPeople,
                quotas,
                neighbours,
                drift,
                tokens,
                unreached,
                new HealthProperties(
                        Duration.ofSeconds(30), Duration.ofHours(24), Duration.ofMinutes(10), Duration.ofMinutes(2)));
    }

    Verdict verdict() {
        return Verdict.of(snapshot());
    }
}
