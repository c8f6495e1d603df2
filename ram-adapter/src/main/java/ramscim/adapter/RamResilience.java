package ramscim.adapter;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntSupplier;
import ramscim.core.directory.ApiClass;

/**
 * How calls are repeated, cut off and paced: each registry is asked for the instance of every {@link ApiClass} by its name.
 *
 * <p>Attempts, intervals and windows are those of the registries' configurations; of an interval, anything between nothing and the whole is
 * waited. Which failures are repeated, and which count as an outage, is fixed by what they mean and not configurable.
 *
 * @param rates calls a second that the account allows of each class; 0, or none, is no limit
 * @param unseen how long RAM's reads may not show what was just made; until then a denial of it means "not yet"
 * @param sharing how many bridges share these rates at the moment, this one included
 */
public record RamResilience(
        RetryRegistry retries,
        CircuitBreakerRegistry breakers,
        Map<ApiClass, Integer> rates,
        Duration unseen,
        IntSupplier sharing) {
    public RamResilience {
        rates = Map.copyOf(rates);
    }

    /** Of a bridge that has the account for itself, and an account that shows everything at once. */
    public RamResilience(RetryRegistry retries, CircuitBreakerRegistry breakers, Map<ApiClass, Integer> rates) {
        this(retries, breakers, rates, Duration.ZERO, () -> 1);
    }

    /** The defaults, at the rates that Alibaba Cloud documents. */
    public static RamResilience defaults() {
        return new RamResilience(
                RetryRegistry.of(defaultRetry()),
                CircuitBreakerRegistry.of(defaultBreaker()),
                Map.of(ApiClass.READ, 100, ApiClass.IDENTITY_WRITE, 20, ApiClass.POLICY_WRITE, 10),
                Duration.ofSeconds(30),
                () -> 1);
    }

    /** Four attempts. */
    public static RetryConfig defaultRetry() {
        return RetryConfig.custom()
                .maxAttempts(4)
                .intervalFunction(IntervalFunction.ofExponentialBackoff(Duration.ofMillis(200), 2))
                .build();
    }

    public static CircuitBreakerConfig defaultBreaker() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(3)
                .waitDurationInOpenState(Duration.ofSeconds(30))
                .build();
    }
}
