package ramscim.adapter;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.ApiClass;

/** When a failed call of one class is made again. */
final class Repetition {
    private static final long AT_ONCE = 1;

    private final ApiClass apiClass;
    private final RetryConfig base;

    private Repetition(ApiClass apiClass, RetryConfig base) {
        this.apiClass = apiClass;
        this.base = base;
    }

    /** Keeps attempts and intervals of the registry's configuration, and puts the one that is used into the registry for its metrics. */
    static Retry retry(ApiClass apiClass, RetryRegistry registry) {
        String name = apiClass.instanceName();
        Repetition repetition = new Repetition(apiClass, registry.retry(name).getRetryConfig());
        RetryConfig config = RetryConfig.custom()
                .maxAttempts(repetition.base.getMaxAttempts())
                .intervalBiFunction(repetition::interval)
                .retryOnException(repetition::isWorthIt)
                .build();
        Retry retry = Retry.of(name, config);
        registry.replace(name, retry);
        return retry;
    }

    private boolean isWorthIt(Throwable e) {
        return e instanceof FailedAttempt failed
                && Failures.isRepeatable(apiClass, failed.failure())
                && !failed.errand().remaining().isZero();
    }

    /**
     * Anything up to the configured interval, so that callers who failed together do not return together, and never past the time when the
     * call still makes sense. A read whose connection was lost is made again at once: most likely it was an idle one that had been closed.
     */
    private long interval(int attempt, Either<Throwable, @Nullable Object> outcome) {
        if (!outcome.isLeft() || !(outcome.getLeft() instanceof FailedAttempt failed)) {
            throw new IllegalArgumentException("Only what failed is repeated: " + outcome);
        }
        if (attempt == 1 && !apiClass.isWrite() && Failures.isLostConnection(failed.failure())) {
            return AT_ONCE;
        }
        long whole = base.<Object>getIntervalBiFunction().apply(attempt, outcome);
        Duration left = failed.errand().remaining();
        return Math.max(1, Math.min(left.toMillis(), ThreadLocalRandom.current().nextLong(1, whole + 2)));
    }
}
