package ramscim.server.ram;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.adapter.AliyunCredentials;
import ramscim.adapter.AliyunRam;
import ramscim.adapter.ApiState;
import ramscim.core.directory.ApiClass;

/** Listens to the circuit breakers: when RAM answered last, and since when it does not. Costs no call. */
public final class RamPulse {
    private final AliyunRam ram;
    private final AliyunCredentials credentials;
    private final Map<ApiClass, Listener> listeners;

    RamPulse(AliyunRam ram, AliyunCredentials credentials, CircuitBreakerRegistry breakers, Clock clock) {
        this.ram = ram;
        this.credentials = credentials;
        listeners = new EnumMap<>(ApiClass.class);
        for (ApiClass apiClass : ApiClass.values()) {
            listeners.put(apiClass, new Listener(breakers.circuitBreaker(apiClass.instanceName()), clock));
        }
    }

    /** One for each class of calls, always in the same order. */
    public List<ApiClassPulse> pulses() {
        return ram.states().stream()
                .map(state ->
                        Objects.requireNonNull(listeners.get(state.apiClass())).pulse(state))
                .toList();
    }

    /** How the bridge's own credentials fare. */
    public RamStanding standing() {
        return RamStanding.of(credentials, ram.standing());
    }

    private static final class Listener {
        private final CircuitBreaker breaker;
        private @Nullable Instant since;
        private @Nullable Instant lastAnswer;
        private @Nullable Instant outage;
        private int failedInARow;
        private @Nullable String lastError;

        Listener(CircuitBreaker breaker, Clock clock) {
            this.breaker = breaker;
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

        synchronized ApiClassPulse pulse(ApiState state) {
            return new ApiClassPulse(
                    state.apiClass().instanceName(),
                    label(state.apiClass()),
                    breaker.getState(),
                    since,
                    state.nextProbe(),
                    lastAnswer,
                    outage,
                    failedInARow,
                    state.reason() == null && outage != null ? lastError : state.reason(),
                    (int) Math.round(state.rate()),
                    state.waiting());
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
