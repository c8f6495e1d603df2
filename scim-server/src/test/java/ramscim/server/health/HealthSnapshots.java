package ramscim.server.health;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.server.alert.AlertProperties;
import ramscim.server.finding.Finding;
import ramscim.server.health.Upstream.Probe;
import ramscim.server.ram.ApiClassPulse;
import ramscim.server.ram.RamStanding;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.UnusedTokens;
import ramscim.server.traffic.ProviderActivity;
import ramscim.server.traffic.RequestTally;

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
    private List<ScimTokens.Expiring> tokens = List.of();
    private List<UnusedTokens.Unused> unused = List.of();

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

    HealthSnapshots expiring(ScimTokens.Expiring... expiring) {
        this.tokens = List.of(expiring);
        return this;
    }

    HealthSnapshots unused(UnusedTokens.Unused... unusedTokens) {
        this.unused = List.of(unusedTokens);
        return this;
    }

    HealthSnapshot snapshot() {
        return new HealthSnapshot(
                NOW,
                new Callers(providers, lastHour, tokens, unused),
                new Changes(storeError, queue, failingPeople),
                new Upstream(pulses, standing, probe, lastWrite, quotas),
                new HealthProperties(
                        Duration.ofSeconds(30), Duration.ofHours(24), Duration.ofMinutes(10), Duration.ofMinutes(2)));
    }

    /** With what is told when nothing is configured. */
    List<Finding> findings() {
        return findings(Duration.ofDays(14), 80);
    }

    List<Finding> findings(Duration tokenExpiresWithin, int quotaWarning) {
        Duration any = Duration.ofMinutes(1);
        return HealthMonitor.of(
                snapshot(),
                new AlertProperties(Map.of(), null, any, any, tokenExpiresWithin, quotaWarning, 95, any, any));
    }

    Verdict verdict() {
        return Verdict.of(snapshot(), findings());
    }
}
