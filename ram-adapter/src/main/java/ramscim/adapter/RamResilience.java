package ramscim.adapter;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How calls are repeated, cut off and paced: each registry is asked for the instance of every {@link ApiClass} by its name.
 *
 * <p>Attempts, intervals, windows and rates are those of the registries' configurations. Which failures are repeated, and which count as
 * an outage, is fixed by what they mean and not configurable.
 *
 * @param unlimited the classes that are called as fast as it comes; their rate limiters are not used
 */
public record RamResilience(
        RetryRegistry retries, CircuitBreakerRegistry breakers, RateLimiterRegistry limiters, Set<ApiClass> unlimited) {
    public RamResilience {
        unlimited = Set.copyOf(unlimited);
    }

    /** The defaults, at the rates that Alibaba Cloud documents. */
    public static RamResilience defaults() {
        RateLimiterRegistry limiters = RateLimiterRegistry.ofDefaults();
        limiters.rateLimiter(ApiClass.READ.instanceName(), perSecond(100));
        limiters.rateLimiter(ApiClass.IDENTITY_WRITE.instanceName(), perSecond(20));
        limiters.rateLimiter(ApiClass.POLICY_WRITE.instanceName(), perSecond(10));
        return new RamResilience(
                RetryRegistry.of(defaultRetry()), CircuitBreakerRegistry.of(defaultBreaker()), limiters, Set.of());
    }

    /** Four attempts. */
    public static RetryConfig defaultRetry() {
        return RetryConfig.custom()
                .maxAttempts(4)
                .intervalFunction(fullJitter(Duration.ofMillis(200), 2))
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

    /** One call every {@code 1/rate} seconds, so that no window of a second ever holds more than {@code rate}. */
    public static RateLimiterConfig perSecond(int rate) {
        return RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofSeconds(1).dividedBy(rate))
                .timeoutDuration(Duration.ofSeconds(5))
                .build();
    }

    /** A wait that is anything up to {@code base * multiplier^(attempt - 1)}, so that callers who failed together do not return together. */
    public static IntervalFunction fullJitter(Duration base, double multiplier) {
        return attempt -> ThreadLocalRandom.current()
                .nextLong(1, 2 + (long) (base.toMillis() * Math.pow(multiplier, attempt - 1)));
    }
}
