package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ramscim.adapter.SimulatedAliyun.failure;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.ApiClass;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.Urgency;

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
    private final Errand errand = errand(Duration.ofMinutes(1));
    private final CallGuard guard = guard(0);

    private CallGuard guard(int rate) {
        return new CallGuard(ApiClass.READ, new RamResilience(retries, breakers, Map.of(ApiClass.READ, rate)));
    }

    @Test
    void repeat_registryWithAttemptsAndIntervals_waitsUpToThemAndIgnoresWhichFailuresItNames() {
        List<Duration> waits = new ArrayList<>();
        retries.retry(READS).getEventPublisher().onRetry(event -> waits.add(event.getWaitInterval()));

        failure(() -> guard.repeat(failing(Reason.THROTTLED), errand));

        assertThat(calls).hasValue(3);
        assertThat(waits)
                .hasSize(2)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofMillis(5)));
    }

    @Test
    void repeat_noTimeLeft_isNotRepeated() {
        failure(() -> guard.repeat(failing(Reason.UNAVAILABLE), errand(Duration.ZERO)));

        assertThat(calls).hasValue(1);
    }

    @Test
    void repeat_ambiguousRead_isNotRepeated() {
        failure(() -> guard.repeat(failing(Reason.AMBIGUOUS), errand));

        assertThat(calls).hasValue(1);
    }

    @Test
    void once_turnWouldComeTooLate_notTried() {
        RamResilience oneCallAMinute =
                new RamResilience(retries, breakers, Map.of(ApiClass.READ, 1), Duration.ZERO, () -> 60);
        CallGuard slow = new CallGuard(ApiClass.READ, oneCallAMinute);
        slow.once(calls::incrementAndGet, errand);

        Errand hurried = errand(Duration.ofMillis(100));
        RamException failure = failure(() -> slow.repeat(() -> slow.once(failing(Reason.NOT_FOUND), hurried), hurried));

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure.code()).isEqualTo("RateLimited");
        assertThat(failure.retryAfter()).isNotNull();
        assertThat(calls).hasValue(1);
        assertThat(breaker().getMetrics().getNumberOfBufferedCalls()).isEqualTo(1);
    }

    @Test
    void once_throttled_lowersTheRateAndDoesNotCountAsAnOutage() {
        CallGuard paced = guard(20);

        failure(() -> paced.once(failing(Reason.THROTTLED), errand));

        assertThat(paced.state().rate()).isLessThan(paced.state().limit());
        assertThat(breaker().getMetrics().getNumberOfFailedCalls()).isZero();
    }

    @Test
    void state_open_saysWhyAndWhenItIsTriedAgain() {
        fail(2);

        ApiState state = guard.state();

        assertThat(state.isDown()).isTrue();
        assertThat(state.circuit()).isEqualTo("OPEN");
        assertThat(state.reason()).isEqualTo("as planned");
        assertThat(state.nextProbe()).isEqualTo(clock.instant().plusSeconds(30));
    }

    @Test
    void outage_openAndThenClosed_isOver() {
        openAndWait();
        assertThat(guard.outage()).isPositive();

        guard.once(calls::incrementAndGet, errand);
        guard.once(calls::incrementAndGet, errand);

        assertThat(guard.outage()).isZero();
        assertThat(guard.state().reason()).isNull();
    }

    @Test
    void state_openBecauseOfSlowAnswers_saysThat() {
        for (int n = 0; n < 2; n++) {
            guard.once(
                    () -> {
                        clock.advance(Duration.ofSeconds(11));
                        return calls.incrementAndGet();
                    },
                    errand);
        }

        assertThat(guard.state().reason()).contains("too long");
    }

    @Test
    void once_unexpectedExceptionWhileHalfOpen_leavesRoomForTheProbes() {
        openAndWait();
        RuntimeException mistake = new IllegalStateException("a mistake");

        for (int n = 0; n < 3; n++) {
            assertThatThrownBy(() -> guard.once(
                            () -> {
                                throw mistake;
                            },
                            errand))
                    .isSameAs(mistake);
        }
    }

    @Test
    void once_openAgain_saysTheLongerWait() {
        openAndWait();
        fail(2);

        RamException failure = failure(() -> guard.once(calls::incrementAndGet, errand));

        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void once_halfOpenWithItsProbesUnderWay_notTriedForAMoment() {
        openAndWait();

        RamException failure = failure(() ->
                guard.once(() -> guard.once(() -> guard.once(calls::incrementAndGet, errand), errand), errand));

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
            failure(() -> guard.once(failing(Reason.UNAVAILABLE), errand));
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

    private static Errand errand(Duration time) {
        return Errand.of(() -> Urgency.INTERACTIVE, time);
    }
}
