package ramscim.adapter;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long an open circuit breaker stays open, which it does not say itself. */
final class OpenPeriod {
    /** While a half-open breaker waits for the calls that it let through. */
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final CircuitBreaker breaker;
    private final Clock clock;
    private volatile Instant until;
    private int timesOpened;

    OpenPeriod(CircuitBreaker breaker) {
        this.breaker = breaker;
        clock = breaker.getCircuitBreakerConfig().getClock();
        until = clock.instant();
        breaker.getEventPublisher().onStateTransition(this::note);
    }

    /** The wait may grow with the number of times that the breaker opened since it was last closed. */
    private synchronized void note(CircuitBreakerOnStateTransitionEvent event) {
        switch (event.getStateTransition().getToState()) {
            case OPEN, FORCED_OPEN -> until = clock.instant().plusMillis(waitMillis(++timesOpened));
            case CLOSED -> timesOpened = 0;
            case HALF_OPEN, DISABLED, METRICS_ONLY -> {}
        }
    }

    private long waitMillis(int times) {
        return breaker.getCircuitBreakerConfig()
                .getWaitIntervalFunctionInOpenState()
                .apply(times);
    }

    Duration remaining() {
        Duration remaining = Duration.between(clock.instant(), until);
        boolean counts = breaker.getState() != CircuitBreaker.State.HALF_OPEN && remaining.compareTo(SHORTLY) > 0;
        return counts ? remaining : SHORTLY;
    }
}
