package ramscim.server.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.server.alert.Alerts;
import ramscim.server.drift.DriftReports;
import ramscim.server.failure.Failures;
import ramscim.server.ownership.Neighbours;
import ramscim.server.progress.Progress;
import ramscim.server.ram.ApiClassPulse;
import ramscim.server.ram.RamPulse;
import ramscim.server.security.ScimTokens;

/** Puts together what is known at a moment. */
class HealthMonitor {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofDays(14);

    private final Traffic traffic;
    private final ScimClients clients;
    private final RamPulse pulse;
    private final RamProbe probe;
    private final RamCalls calls;
    private final WaitingChanges waiting;
    private final Backlog backlog;
    private final Failures failures;
    private final ScimTokens tokens;
    private final Neighbours neighbours;
    private final DriftReports drift;
    private final Alerts alerts;
    private final HealthProperties limits;
    private final Clock clock;

    HealthMonitor(
            Traffic traffic,
            ScimClients clients,
            RamPulse pulse,
            RamProbe probe,
            RamCalls calls,
            WaitingChanges waiting,
            Backlog backlog,
            Failures failures,
            ScimTokens tokens,
            Neighbours neighbours,
            DriftReports drift,
            Alerts alerts,
            HealthProperties limits,
            Clock clock) {
        this.traffic = traffic;
        this.clients = clients;
        this.pulse = pulse;
        this.probe = probe;
        this.calls = calls;
        this.waiting = waiting;
        this.backlog = backlog;
        this.failures = failures;
        this.tokens = tokens;
        this.neighbours = neighbours;
        this.drift = drift;
        this.alerts = alerts;
        this.limits = limits;
        this.clock = clock;
    }

    HealthSnapshot snapshot() {
        Instant now = clock.instant();
        List<ApiClassPulse> pulses = pulse.pulses();
        return new HealthSnapshot(
                now,
                clients.all(),
                tally(traffic.since(TrafficSource.SCIM, now.minus(Duration.ofHours(1)))),
                traffic.error(),
                pulses,
                pulse.standing(),
                probe.probe(),
                lastWrite(pulses),
                waiting.queue(now),
                failures.failingCount(),
                probe.quotas(),
                neighbours.sight(),
                drift.last(),
                tokensThatExpireWithin(SOON),
                alerts.unreached().stream()
                        .map(target -> new HealthSnapshot.UnreachedTarget(target.target(), target.problem()))
                        .toList(),
                limits);
    }

    /** Those that have ended not long ago and are still in use among them. */
    List<HealthSnapshot.ExpiringToken> tokensThatExpireWithin(Duration time) {
        return tokens.expiring(clock.instant(), time).stream()
                .map(token -> new HealthSnapshot.ExpiringToken(token.name(), token.expires()))
                .toList();
    }

    private @Nullable Instant lastWrite(List<ApiClassPulse> pulses) {
        Instant last = waiting.lastConfirmed();
        for (ApiClassPulse write : pulses.subList(1, pulses.size())) {
            Instant answer = write.lastAnswer();
            last = answer == null || (last != null && last.isAfter(answer)) ? last : answer;
        }
        return last;
    }

    private static RequestTally tally(List<Traffic.Count> counts) {
        Map<ScimOutcome, Long> sums = new EnumMap<>(ScimOutcome.class);
        counts.forEach(count -> sums.merge(ScimOutcome.valueOf(count.outcome()), count.calls(), Long::sum));
        return new RequestTally(
                sums.getOrDefault(ScimOutcome.DONE, 0L),
                sums.getOrDefault(ScimOutcome.REFUSED, 0L),
                sums.getOrDefault(ScimOutcome.UNAUTHORIZED, 0L),
                sums.getOrDefault(ScimOutcome.LATER, 0L),
                sums.getOrDefault(ScimOutcome.FAILED, 0L));
    }

    /** How far the changes that wait have come; null if they are few. */
    @Nullable Progress backlog(HealthSnapshot snapshot) {
        return backlog.at(snapshot.queue(), snapshot.now());
    }

    HealthView view() {
        HealthSnapshot snapshot = snapshot();
        Instant now = snapshot.now();
        Instant yesterday = now.minus(DAY).minus(TimeSlices.WIDTH);
        List<Traffic.Count> requests = traffic.since(TrafficSource.SCIM, yesterday);
        List<Traffic.Count> ram = traffic.since(TrafficSource.RAM, yesterday);
        return new HealthView(
                snapshot,
                Verdict.of(snapshot),
                backlog(snapshot),
                snapshot.pulses().stream()
                        .map(one -> new HealthView.Rate(one, calls.rate(one.name())))
                        .toList(),
                probe.limits(),
                new ResultChart(requests, ResultChart.ofRequests(), now).draw(),
                new LatencyChart(requests, now).draw(),
                new ResultChart(ram, ResultChart.ofRamCalls(), now).draw());
    }
}
