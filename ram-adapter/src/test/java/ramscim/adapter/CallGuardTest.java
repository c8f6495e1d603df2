package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ramscim.adapter.SimulatedAliyun.failure;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

class CallGuardTest {
    private static final String READS = "ram-reads";

    private final MutableClock clock = new MutableClock();
    private final AtomicInteger calls = new AtomicInteger();
    private final RetryRegistry retries = RetryRegistry.of(RetryConfig.custom()
            .maxAttempts(3)
            .intervalFunction(attempt -> 2L * attempt)
            .ignoreExceptions(RamException.class)
            .build());
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .slidingWindowSize(2)
            .minimumNumberOfCalls(2)
            .slowCallDurationThreshold(Duration.ofSeconds(10))
            .waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(30), 2))
            .permittedNumberOfCallsInHalfOpenState(2)
            .clock(clock)
            .currentTimestampFunction(time -> time.millis(), TimeUnit.MILLISECONDS)
            .build());
    private final RateLimiterRegistry limiters = RateLimiterRegistry.of(RateLimiterConfig.custom()
            .limitForPeriod(5)
            .limitRefreshPeriod(Duration.ofDays(1))
            .timeoutDuration(Duration.ZERO)
            .build());
    private final CallGuard guard =
            new CallGuard(ApiClass.READ, new RamResilience(retries, breakers, limiters, Set.of()));

    @Test
    void repeat_registryWithAttemptsAndIntervals_keepsThemAndIgnoresWhichFailuresItNames() {
        List<Duration> waits = new ArrayList<>();
        retries.retry(READS).getEventPublisher().onRetry(event -> waits.add(event.getWaitInterval()));

        failure(() -> guard.repeat(failing(Reason.THROTTLED)));

        assertThat(calls).hasValue(3);
        assertThat(waits).containsExactly(Duration.ofMillis(2), Duration.ofMillis(4));
    }

    @Test
    void repeat_ambiguousRead_isNotRepeated() {
        failure(() -> guard.repeat(failing(Reason.AMBIGUOUS)));

        assertThat(calls).hasValue(1);
    }

    @Test
    void once_everyAttempt_takesAPermit() {
        failure(() -> guard.repeat(() -> guard.once(failing(Reason.THROTTLED))));

        assertThat(limiter().getMetrics().getAvailablePermissions()).isEqualTo(2);
    }

    @Test
    void once_noPermitInTime_notTried() {
        limiter().drainPermissions();

        RamException failure = failure(() -> guard.repeat(() -> guard.once(failing(Reason.NOT_FOUND))));

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure.code()).isEqualTo("RateLimited");
        assertThat(failure.retryAfter()).isNotNull();
        assertThat(calls).hasValue(0);
        assertThat(breaker().getMetrics().getNumberOfBufferedCalls()).isZero();
    }

    @Test
    void once_classWithoutLimit_needsNoPermit() {
        limiter().drainPermissions();
        CallGuard unlimited =
                new CallGuard(ApiClass.READ, new RamResilience(retries, breakers, limiters, Set.of(ApiClass.READ)));

        unlimited.once(calls::incrementAndGet);

        assertThat(calls).hasValue(1);
    }

    @Test
    void once_longWaitForAPermit_isNoSlowCall() {
        limiter().getEventPublisher().onSuccess(event -> clock.advance(Duration.ofMinutes(1)));

        guard.once(calls::incrementAndGet);
        guard.once(calls::incrementAndGet);

        assertThat(breaker().getMetrics().getNumberOfSlowCalls()).isZero();
    }

    @Test
    void once_unexpectedExceptionWhileHalfOpen_leavesRoomForTheProbes() {
        openAndWait();
        RuntimeException mistake = new IllegalStateException("a mistake");

        for (int n = 0; n < 3; n++) {
            assertThatThrownBy(() -> guard.once(() -> {
                        throw mistake;
                    }))
                    .isSameAs(mistake);
        }
    }

    @Test
    void once_openAgain_saysTheLongerWait() {
        openAndWait();
        fail(2);

        RamException failure = failure(() -> guard.once(calls::incrementAndGet));

        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void once_halfOpenWithItsProbesUnderWay_notTriedForAMoment() {
        openAndWait();

        RamException failure = failure(() -> guard.once(() -> guard.once(() -> guard.once(calls::incrementAndGet))));

        assertThat(failure.code()).isEqualTo("CircuitOpen");
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    private void openAndWait() {
        fail(2);
        assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.OPEN);
        clock.advance(Duration.ofSeconds(31));
    }

    private void fail(int times) {
        for (int n = 0; n < times; n++) {
            failure(() -> guard.once(failing(Reason.UNAVAILABLE)));
        }
    }

    private Supplier<Integer> failing(Reason reason) {
        return () -> {
            calls.incrementAndGet();
            throw RamException.unanswered(reason, "Test", "as planned");
        };
    }

    private CircuitBreaker breaker() {
        return breakers.circuitBreaker(READS);
    }

    private RateLimiter limiter() {
        return limiters.rateLimiter(READS);
    }
}
