package ramscim.adapter;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;

/** Retry, circuit breaker and rate limiter of one class of calls. */
final class CallGuard {
    private final ApiClass apiClass;
    private final Retry retry;
    private final CircuitBreaker breaker;
    private final OpenPeriod openPeriod;
    private final @Nullable RateLimiter limiter;

    CallGuard(ApiClass apiClass, RamResilience resilience) {
        String name = apiClass.instanceName();
        this.apiClass = apiClass;
        retry = retry(apiClass, resilience.retries());
        breaker = resilience.breakers().circuitBreaker(name);
        openPeriod = new OpenPeriod(breaker);
        limiter = resilience.unlimited().contains(apiClass)
                ? null
                : resilience.limiters().rateLimiter(name);
    }

    /** Keeps attempts and intervals of the registry's configuration, and puts the one that is used into the registry for its metrics. */
    private static Retry retry(ApiClass apiClass, RetryRegistry registry) {
        String name = apiClass.instanceName();
        RetryConfig config = RetryConfig.from(registry.retry(name).getRetryConfig())
                .retryExceptions()
                .ignoreExceptions()
                .retryOnException(e -> e instanceof RamException failure && Failures.isRepeatable(apiClass, failure))
                .build();
        Retry retry = Retry.of(name, config);
        registry.replace(name, retry);
        return retry;
    }

    /** Makes attempts until one succeeds, fails for good or is the last. */
    <T extends @Nullable Object> T repeat(Supplier<T> attempt) {
        return retry.executeSupplier(attempt);
    }

    /**
     * Makes one call, or none if the breaker is open or no permit comes up in time. The wait for a permit is not part of the call that the
     * breaker times.
     */
    <T extends @Nullable Object> T once(Supplier<T> call) {
        passBreaker();
        passLimiter();
        long start = breaker.getCurrentTimestamp();
        try {
            T answer = call.get();
            breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
            return answer;
        } catch (RamException e) {
            report(e, breaker.getCurrentTimestamp() - start);
            throw e;
        } catch (RuntimeException | Error e) {
            breaker.releasePermission();
            throw e;
        }
    }

    private void report(RamException failure, long duration) {
        if (Failures.isOutage(failure)) {
            breaker.onError(duration, breaker.getTimestampUnit(), failure);
        } else {
            breaker.onSuccess(duration, breaker.getTimestampUnit());
        }
    }

    private void passBreaker() {
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException e) {
            Duration wait = openPeriod.remaining();
            throw RamException.notTried(
                    "CircuitOpen",
                    "Alibaba Cloud failed too often; no call of %s is made for another %d s"
                            .formatted(apiClass.instanceName(), Math.max(1, wait.toSeconds())),
                    wait);
        }
    }

    private void passLimiter() {
        if (limiter == null || limiter.acquirePermission()) {
            return;
        }
        breaker.releasePermission();
        throw RamException.notTried(
                "RateLimited",
                "More calls of %s are waiting than Alibaba Cloud's rate allows".formatted(apiClass.instanceName()),
                limiter.getRateLimiterConfig().getTimeoutDuration());
    }
}
