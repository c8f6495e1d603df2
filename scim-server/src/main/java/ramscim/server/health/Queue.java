package ramscim.server.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.server.words.Words;

/**
 * Changes that were accepted and are not carried out yet; each is counted once.
 *
 * @param waiting not tried in vain so far
 * @param retrying tried in vain, and to be tried again
 * @param stuck retrying for longer than they should
 * @param stuckLeavers those of the stuck ones that take access away; these are stuck too if they were never tried for
 *     so long
 * @param held kept for an administrator's approval
 * @param nextAttempt when the next one that failed is tried again
 */
public record Queue(
        int waiting,
        int retrying,
        int stuck,
        int stuckLeavers,
        int held,
        @Nullable Instant nextAttempt) {
    static final Queue EMPTY = new Queue(0, 0, 0, 0, 0, null);

    /** How many are pending. */
    Words words() {
        return Words.of("health.waiting", pending());
    }

    /** All but those that wait for a human. */
    public int pending() {
        return waiting + retrying + stuck;
    }
}
