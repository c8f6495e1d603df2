package ramscim.server.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.server.failure.Failures;
import ramscim.server.ram.ApiClassPulse;
import ramscim.server.ram.RamPulse;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.UnusedTokens;
import ramscim.server.traffic.ScimClients;
import ramscim.server.traffic.Traffic;

/** Reads one link of the chain. */
@FunctionalInterface
interface HealthReadings<T> {
    T at(Instant now);

    static HealthReadings<Callers> callers(
            Traffic traffic, ScimClients clients, ScimTokens tokens, Duration tokensWithin, UnusedTokens unused) {
        return now ->
                new Callers(clients.all(), traffic.lastHour(now), tokens.expiring(now, tokensWithin), unused.at(now));
    }

    static HealthReadings<Changes> changes(Traffic traffic, WaitingChanges waiting, Failures failures) {
        return now -> new Changes(traffic.error(), waiting.queue(now), failures.failingCount());
    }

    static HealthReadings<Upstream> upstream(RamPulse pulse, RamProbe probe, WaitingChanges waiting) {
        return now -> {
            List<ApiClassPulse> pulses = pulse.pulses();
            Instant lastWrite = lastWrite(waiting.lastConfirmed(), pulses.subList(1, pulses.size()));
            return new Upstream(pulses, pulse.standing(), probe.probe(), lastWrite, probe.quotas());
        };
    }

    private static @Nullable Instant lastWrite(@Nullable Instant confirmed, List<ApiClassPulse> writes) {
        Instant last = confirmed;
        for (ApiClassPulse write : writes) {
            last = Upstream.later(last, write.lastAnswer());
        }
        return last;
    }
}
