package ramscim.server.ram;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.server.words.Words;

/**
 * How calls of one class have fared since the bridge started.
 *
 * @param name of the class's breaker, limiter and metrics
 * @param label the same in words
 * @param since when the breaker came into its state; null if it never changed
 * @param nextTry when an open breaker lets a call through again
 * @param lastAnswer when RAM answered such a call last, with a success or a refusal
 * @param outage when calls began to fail that nobody answered; null if the last one was answered
 * @param failedInARow how many have failed since
 * @param lastError RAM's words, or ours, of the last one
 * @param perSecond how many calls a second are made at the most, which is less than the account's limit while RAM
 *     throttles; 0 is no limit
 * @param waiting callers whose turn has not come
 */
public record ApiClassPulse(
        String name,
        String label,
        CircuitBreaker.State state,
        @Nullable Instant since,
        @Nullable Instant nextTry,
        @Nullable Instant lastAnswer,
        @Nullable Instant outage,
        int failedInARow,
        @Nullable String lastError,
        int perSecond,
        int waiting) {
    /** What these calls are. */
    public Words words() {
        return Words.of("health.calls", kind());
    }

    /** The name, as messages tell kinds apart. */
    public String kind() {
        return name.replace('-', '_');
    }

    /** Whether calls are not made at all for now. */
    public boolean isOpen() {
        return state == CircuitBreaker.State.OPEN || state == CircuitBreaker.State.FORCED_OPEN;
    }

    /** Whether a few calls are let through to see whether RAM is back. */
    public boolean isProbing() {
        return state == CircuitBreaker.State.HALF_OPEN;
    }
}
