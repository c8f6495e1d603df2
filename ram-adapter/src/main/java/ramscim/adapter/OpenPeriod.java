package ramscim.adapter;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long an open circuit breaker stays open, which it does not say itself. */
final class OpenPeriod {
    /** While a half-open breaker waits for the calls that it let through. */
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final CircuitBreaker breaker;
    private volatile long openedAt;
    private volatile int timesOpened;

    OpenPeriod(CircuitBreaker breaker) {
        this.breaker = breaker;
        openedAt = breaker.getCurrentTimestamp();
        breaker.getEventPublisher().onStateTransition(this::note);
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // a breaker makes one transition at a time
    private void note(CircuitBreakerOnStateTransitionEvent event) {
        switch (event.getStateTransition().getToState()) {
            case OPEN, FORCED_OPEN -> {
                openedAt = breaker.getCurrentTimestamp();
                timesOpened++;
            }
            case CLOSED -> timesOpened = 0;
            case HALF_OPEN, DISABLED, METRICS_ONLY -> {}
        }
    }

    Duration remaining() {
        if (breaker.getState() == CircuitBreaker.State.HALF_OPEN) {
            return SHORTLY;
        }
        Duration remaining = whole().minus(sinceOpened());
        return remaining.isNegative() || remaining.isZero() ? SHORTLY : remaining;
    }

    private Duration whole() {
        return Duration.ofMillis(breaker.getCircuitBreakerConfig()
                .getWaitIntervalFunctionInOpenState()
                .apply(Math.max(1, timesOpened)));
    }

    private Duration sinceOpened() {
        TimeUnit unit = breaker.getTimestampUnit();
        return Duration.of(breaker.getCurrentTimestamp() - openedAt, unit.toChronoUnit());
    }
}
