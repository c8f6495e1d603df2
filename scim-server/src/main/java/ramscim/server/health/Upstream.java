package ramscim.server.health;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.server.ram.ApiClassPulse;
import ramscim.server.ram.RamStanding;

/**
 * Between the bridge and RAM.
 *
 * @param pulses how calls to RAM fare, reads first
 * @param standing how the bridge's own credentials fare
 * @param probe what RAM said when it was last asked for the account's summary
 * @param lastWrite when RAM last confirmed a change
 */
public record Upstream(
        List<ApiClassPulse> pulses,
        RamStanding standing,
        Probe probe,
        @Nullable Instant lastWrite,
        List<Quota> quotas) {
    /** How many calls in a row have to fail before it is called an outage, where the breaker has not decided it yet. */
    private static final int OUTAGE_AFTER = 3;

    public Upstream {
        pulses = List.copyOf(pulses);
        quotas = List.copyOf(quotas);
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

    /** When RAM answered anything last. */
    @Nullable Instant lastAnswer() {
        Instant last = probe.answered();
        for (ApiClassPulse pulse : pulses) {
            last = later(last, pulse.lastAnswer());
        }
        return last;
    }

    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return other == null || (one != null && one.isAfter(other)) ? one : other;
    }

    /** The class of calls whose outage has lasted longest, or null if all are answered. */
    @Nullable ApiClassPulse outage() {
        ApiClassPulse worst = null;
        for (ApiClassPulse pulse : pulses) {
            Instant began = pulse.outage();
            boolean down = pulse.isOpen() || pulse.failedInARow() >= OUTAGE_AFTER;
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
}
