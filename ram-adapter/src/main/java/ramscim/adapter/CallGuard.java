package ramscim.adapter;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.ApiClass;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/** Retry, circuit breaker and pace of one class of calls. */
final class CallGuard {
    private final ApiClass apiClass;
    private final Retry retry;
    private final CircuitBreaker breaker;
    private final OpenPeriod openPeriod;
    private final @Nullable Pace pace;

    CallGuard(ApiClass apiClass, RamResilience resilience) {
        String name = apiClass.instanceName();
        int rate = resilience.rates().getOrDefault(apiClass, 0);
        this.apiClass = apiClass;
        retry = Repetition.retry(apiClass, resilience.retries());
        breaker = resilience.breakers().circuitBreaker(name);
        openPeriod = new OpenPeriod(apiClass, breaker);
        pace = rate == 0
                ? null
                : new Pace(() -> (double) rate / resilience.sharing().getAsInt());
        if (pace != null) {
            breaker.getEventPublisher().onStateTransition(event -> pace.wakeAll());
        }
    }

    /** Makes attempts until one succeeds, fails for good or is the last. */
    <T extends @Nullable Object> T repeat(Supplier<T> attempt, Errand errand) {
        try {
            return retry.executeSupplier(() -> attempted(attempt, errand));
        } catch (FailedAttempt e) {
            throw e.failure();
        }
    }

    private static <T extends @Nullable Object> T attempted(Supplier<T> attempt, Errand errand) {
        try {
            return attempt.get();
        } catch (RamException e) {
            throw new FailedAttempt(e, errand);
        }
    }

    /**
     * Makes one call, or none if the breaker is open or its turn does not come in time. The wait for the turn is not part of the call that the
     * breaker times.
     */
    <T extends @Nullable Object> T once(Supplier<T> call, Errand errand) {
        awaitTurn(errand);
        passBreaker();
        long sent = System.nanoTime();
        long start = breaker.getCurrentTimestamp();
        try {
            T answer = call.get();
            breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
            return answer;
        } catch (RamException e) {
            report(e, sent, breaker.getCurrentTimestamp() - start);
            throw e;
        } catch (RuntimeException | Error e) {
            breaker.releasePermission();
            throw e;
        }
    }

    private void report(RamException failure, long sent, long duration) {
        if (failure.reason() == Reason.THROTTLED && pace != null) {
            pace.throttled(sent);
        }
        if (Failures.isOutage(failure)) {
            openPeriod.failed(failure);
            breaker.onError(duration, breaker.getTimestampUnit(), failure);
        } else {
            breaker.onSuccess(duration, breaker.getTimestampUnit());
        }
    }

    /** Who would be refused anyway need not wait first, and stops waiting when that becomes so. */
    private void awaitTurn(Errand errand) {
        if (pace != null && !pace.await(errand, this::isOpen)) {
            throw isOpen()
                    ? open()
                    : RamException.notTried(
                            "RateLimited",
                            "More calls of %s are waiting than Alibaba Cloud's rate allows"
                                    .formatted(apiClass.instanceName()),
                            pace.timeFor(pace.waiting() + 1));
        }
    }

    private boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN && !openPeriod.isOver();
    }

    private void passBreaker() {
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException e) {
            throw open();
        }
    }

    private RamException open() {
        Duration wait = openPeriod.remaining();
        return RamException.notTried(
                "CircuitOpen",
                "Alibaba Cloud failed too often; no call of %s is made for another %d s"
                        .formatted(apiClass.instanceName(), Math.max(1, wait.toSeconds())),
                wait);
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** How long it takes until so many calls are made. */
    Duration timeFor(int calls) {
        return pace == null ? Duration.ZERO : pace.timeFor(calls);
    }

    /** How long calls will be refused as far as is known; zero if they are made. */
    Duration outage() {
        return openPeriod.isInForce() ? openPeriod.remaining() : Duration.ZERO;
    }

    ApiState state() {
        return new ApiState(
                apiClass,
                breaker.getState().name(),
                openPeriod.reason(),
                openPeriod.nextProbe(),
                pace == null ? 0 : pace.limit(),
                pace == null ? 0 : pace.perSecond(),
                pace == null ? 0 : pace.waiting());
    }
}
