package ramscim.adapter;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.directory.ApiClass;
import ramscim.core.directory.RamException;

/** Why a circuit breaker is open and how long it stays so, which it does not say itself. */
final class OpenPeriod {
    private static final Logger LOG = LoggerFactory.getLogger(OpenPeriod.class);

    /** While a half-open breaker waits for the calls that it let through. */
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private static final String SLOW = "RAM takes too long to answer";

    private final ApiClass apiClass;
    private final CircuitBreaker breaker;
    private final Clock clock;
    private volatile Instant until;
    private volatile @Nullable RamException lastFailure;
    private volatile @Nullable String reason;
    private int timesOpened;

    OpenPeriod(ApiClass apiClass, CircuitBreaker breaker) {
        this.apiClass = apiClass;
        this.breaker = breaker;
        clock = breaker.getCircuitBreakerConfig().getClock();
        until = clock.instant();
        breaker.getEventPublisher().onStateTransition(this::note);
    }

    /** A call failed in a way that counts towards opening. */
    void failed(RamException failure) {
        lastFailure = failure;
    }

    /** The wait may grow with the number of times that the breaker opened since it was last closed. */
    private synchronized void note(CircuitBreakerOnStateTransitionEvent event) {
        switch (event.getStateTransition().getToState()) {
            case OPEN, FORCED_OPEN -> open();
            case CLOSED -> close();
            case HALF_OPEN, DISABLED, METRICS_ONLY -> {}
        }
    }

    private void open() {
        until = clock.instant().plusMillis(waitMillis(++timesOpened));
        RamException failure = lastFailure;
        reason = failure == null ? SLOW : String.valueOf(failure.getMessage());
        if (timesOpened == 1) {
            LOG.warn("RAM seems to be down; no more calls of {} until it answers: {}", apiClass.instanceName(), reason);
        }
    }

    private void close() {
        LOG.info("RAM is up again; calls of {} are made", apiClass.instanceName());
        timesOpened = 0;
        lastFailure = null;
        reason = null;
    }

    private long waitMillis(int times) {
        return breaker.getCircuitBreakerConfig()
                .getWaitIntervalFunctionInOpenState()
                .apply(times);
    }

    /** Whether RAM is thought to be down: the breaker is open, or half-open and not convinced. */
    boolean isInForce() {
        return reason != null;
    }

    /** Whether the breaker lets a call through the next time that it is asked. */
    boolean isOver() {
        return !clock.instant().isBefore(until);
    }

    Duration remaining() {
        Duration remaining = Duration.between(clock.instant(), until);
        boolean counts = breaker.getState() != CircuitBreaker.State.HALF_OPEN && remaining.compareTo(SHORTLY) > 0;
        return counts ? remaining : SHORTLY;
    }

    @Nullable String reason() {
        return reason;
    }

    @Nullable Instant nextProbe() {
        return isInForce() ? until.truncatedTo(ChronoUnit.MILLIS) : null;
    }
}
