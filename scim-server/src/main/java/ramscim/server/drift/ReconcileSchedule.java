package ramscim.server.drift;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import ramscim.core.intent.Origin;
import ramscim.store.replica.Leader;

/**
 * Starts a reconcile when the last one is old enough: a restart does not begin with one, and a bridge that slept makes
 * up for it once.
 */
class ReconcileSchedule {
    private static final long MINUTE = 60_000;

    /** How long after one that failed the next one is tried, if the interval is not shorter. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Reconciliations reconciliations;
    private final DriftReports reports;
    private final Duration interval;
    private final Leader leader;
    private final Clock clock;
    private final Instant start;

    ReconcileSchedule(
            Reconciliations reconciliations, DriftReports reports, Duration interval, Leader leader, Clock clock) {
        this.reconciliations = reconciliations;
        this.reports = reports;
        this.interval = interval;
        this.leader = leader;
        this.clock = clock;
        this.start = clock.instant();
    }

    @Scheduled(initialDelay = MINUTE, fixedDelay = MINUTE)
    void startIfDue() {
        if (!interval.isZero()
                && leader.isLeader()
                && !next(reports.last(), start, interval).isAfter(clock.instant())) {
            reconciliations.start(false, Origin.ofBridge("reconcile-" + clock.instant()));
        }
    }

    /**
     * With none so far, the first one comes an interval after the start: by then the provider has pushed what it has.
     */
    static Instant next(@Nullable DriftReport last, Instant start, Duration interval) {
        if (last == null) {
            return start.plus(interval);
        }
        boolean soon = last.problem() != null && interval.compareTo(AGAIN) > 0;
        return last.started().plus(soon ? AGAIN : interval);
    }
}
