package ramscim.adapter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.ApiClass;

/**
 * How calls of one class fare at the moment.
 *
 * @param circuit {@code CLOSED} while calls are made, {@code OPEN} while none is, {@code HALF_OPEN} while one is tried
 * @param reason why the circuit is not closed
 * @param nextProbe when the next call is tried
 * @param limit calls a second that are allowed; 0 is no limit
 * @param rate calls a second that RAM bears; 0 with no limit
 * @param waiting callers whose turn has not come
 */
public record ApiState(
        ApiClass apiClass,
        String circuit,
        @Nullable String reason,
        @Nullable Instant nextProbe,
        double limit,
        double rate,
        int waiting) {
    /** Whether RAM is thought to be down for these calls. */
    public boolean isDown() {
        return reason != null;
    }
}
