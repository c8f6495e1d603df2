package ramscim.server.drift;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import ramscim.core.reconcile.Drift;
import ramscim.core.reconcile.ReconcilePolicy;

/**
 * How often RAM is compared with what was confirmed, and what becomes of what differs.
 *
 * @param interval 0: only on demand
 * @param changedOutside of what somebody else changed
 * @param accessWhileDisabled of access that somebody opened for a person who is disabled
 * @param missing of what somebody deleted
 * @param inRecycleBin of what somebody deleted and RAM can bring back
 * @param maxRepairs if more would be put right at once, none is
 * @param keepReports how many are kept
 */
@Validated
@ConfigurationProperties("bridge.reconcile")
record ReconcileProperties(
        @DefaultValue("24h") Duration interval,
        @DefaultValue("report") Handling changedOutside,
        @DefaultValue("report") Handling accessWhileDisabled,
        @DefaultValue("report") Handling missing,
        @DefaultValue("report") Handling inRecycleBin,
        @DefaultValue("50") @Min(0) int maxRepairs,
        @DefaultValue("10") @Min(1) @Max(1000) int keepReports) {
    /** What becomes of one class. */
    enum Handling {
        REPORT,
        REPAIR
    }

    ReconcileProperties {
        if (!interval.isZero() && interval.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "bridge.reconcile.interval must be 0, or at least 1m; it is " + interval);
        }
    }

    ReconcilePolicy policy() {
        Map<Drift, Handling> handlings = new EnumMap<>(Drift.class);
        handlings.put(Drift.CHANGED_OUTSIDE, changedOutside);
        handlings.put(Drift.ACCESS_WHILE_DISABLED, accessWhileDisabled);
        handlings.put(Drift.MISSING, missing);
        handlings.put(Drift.IN_RECYCLE_BIN, inRecycleBin);
        Set<Drift> repaired = handlings.entrySet().stream()
                .filter(entry -> entry.getValue() == Handling.REPAIR)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new ReconcilePolicy(repaired, maxRepairs);
    }
}
