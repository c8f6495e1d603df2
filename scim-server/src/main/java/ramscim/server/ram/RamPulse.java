package ramscim.server.ram;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.adapter.ApiClass;

/** Listens to the circuit breakers: when RAM answered last, and since when it does not. Costs no call. */
public final class RamPulse {
    private final List<Listener> listeners;

    RamPulse(CircuitBreakerRegistry breakers, Map<ApiClass, Integer> rates, Clock clock) {
        listeners = Arrays.stream(ApiClass.values())
                .map(apiClass -> new Listener(
                        apiClass,
                        breakers.circuitBreaker(apiClass.instanceName()),
                        Objects.requireNonNull(rates.get(apiClass)),
                        clock))
                .toList();
    }

    /** One for each class of calls, always in the same order. */
    public List<ApiClassPulse> pulses() {
        return listeners.stream().map(Listener::pulse).toList();
    }

    private static final class Listener {
        private final ApiClass apiClass;
        private final CircuitBreaker breaker;
        private final int perSecond;
        private @Nullable Instant since;
        private @Nullable Instant lastAnswer;
        private @Nullable Instant outage;
        private int failedInARow;
        private @Nullable String lastError;

        Listener(ApiClass apiClass, CircuitBreaker breaker, int perSecond, Clock clock) {
            this.apiClass = apiClass;
            this.breaker = breaker;
            this.perSecond = perSecond;
            breaker.getEventPublisher()
                    .onSuccess(event -> answered(clock.instant()))
                    .onError(event -> failed(clock.instant(), event.getThrowable()))
                    .onStateTransition(event -> changed(clock.instant()));
        }

        private synchronized void answered(Instant now) {
            lastAnswer = now;
            outage = null;
            failedInARow = 0;
        }

        private synchronized void failed(Instant now, Throwable error) {
            outage = outage == null ? now : outage;
            failedInARow++;
            lastError = error.getMessage();
        }

        private synchronized void changed(Instant now) {
            since = now;
        }

        synchronized ApiClassPulse pulse() {
            CircuitBreaker.State state = breaker.getState();
            return new ApiClassPulse(
                    apiClass.instanceName(),
                    label(apiClass),
                    state,
                    since,
                    state == CircuitBreaker.State.OPEN ? nextTry() : null,
                    lastAnswer,
                    outage,
                    failedInARow,
                    outage == null ? null : lastError,
                    perSecond);
        }

        private @Nullable Instant nextTry() {
            Duration pause = Duration.ofMillis(breaker.getCircuitBreakerConfig()
                    .getWaitIntervalFunctionInOpenState()
                    .apply(1));
            return since == null ? null : since.plus(pause);
        }

        private static String label(ApiClass apiClass) {
            return switch (apiClass) {
                case READ -> "Reads";
                case IDENTITY_WRITE -> "Identity writes";
                case POLICY_WRITE -> "Policy writes";
            };
        }
    }
}
