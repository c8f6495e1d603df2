package ramscim.server.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.server.drift.DriftReport;
import ramscim.server.ownership.Sight;
import ramscim.server.ram.ApiClassPulse;
import ramscim.server.ram.RamStanding;

/**
 * Everything that the verdict rests on, at one moment.
 *
 * @param providers who has called, the latest first
 * @param lastHour how requests were answered
 * @param storeError why the store cannot be written; null if it can
 * @param pulses how calls to RAM fare, reads first
 * @param standing how the bridge's own credentials fare
 * @param probe what RAM said when it was last asked for the account's summary
 * @param lastWrite when RAM last confirmed a change
 * @param failingPeople how many people and groups have a change that was refused for good
 * @param expiringTokens tokens that end soon, or ended and were used all the same
 * @param neighbours who keeps users of the account besides this bridge
 * @param drift the last reconcile; null: none yet
 * @param unreachedTargets where the last alert did not arrive
 * @param limits what is called late
 */
public record HealthSnapshot(
        Instant now,
        List<ProviderActivity> providers,
        RequestTally lastHour,
        @Nullable String storeError,
        List<ApiClassPulse> pulses,
        RamStanding standing,
        Probe probe,
        @Nullable Instant lastWrite,
        Queue queue,
        int failingPeople,
        List<Quota> quotas,
        Sight neighbours,
        @Nullable DriftReport drift,
        List<ExpiringToken> expiringTokens,
        List<UnreachedTarget> unreachedTargets,
        HealthProperties limits) {
    public HealthSnapshot {
        providers = List.copyOf(providers);
        pulses = List.copyOf(pulses);
        quotas = List.copyOf(quotas);
        expiringTokens = List.copyOf(expiringTokens);
        unreachedTargets = List.copyOf(unreachedTargets);
    }

    /**
     * What came of asking RAM for the account's summary.
     *
     * @param answered when it answered last
     * @param problem why it did not, if the last time failed
     * @param credentials whether it failed because of the bridge's own credentials or permissions
     */
    public record Probe(
            @Nullable Instant answered, @Nullable String problem, boolean credentials) {
        static final Probe NOT_YET = new Probe(null, null, false);
    }

    /** A token that soon opens nothing any more. */
    public record ExpiringToken(String name, Instant expires) {}

    /** Who would not hear of an alert. */
    public record UnreachedTarget(String name, @Nullable String problem) {}

    @Nullable ProviderActivity lastPush() {
        return providers.isEmpty() ? null : providers.get(0);
    }

    /** When RAM answered anything last. */
    @Nullable Instant lastRamAnswer() {
        Instant last = probe.answered();
        for (ApiClassPulse pulse : pulses) {
            Instant answer = pulse.lastAnswer();
            last = answer == null || (last != null && last.isAfter(answer)) ? last : answer;
        }
        return last;
    }

    /** The class of calls whose outage has lasted longest, or null if all are answered. */
    @Nullable ApiClassPulse outage() {
        ApiClassPulse worst = null;
        for (ApiClassPulse pulse : pulses) {
            Instant began = pulse.outage();
            boolean down = pulse.isOpen() || pulse.failedInARow() >= Verdict.OUTAGE_AFTER;
            if (began != null && down && (worst == null || began.isBefore(began(worst)))) {
                worst = pulse;
            }
        }
        return worst;
    }

    private static Instant began(ApiClassPulse pulse) {
        Instant began = pulse.outage();
        return began == null ? Instant.MAX : began;
    }

    Duration since(Instant time) {
        return Duration.between(time, now);
    }
}
