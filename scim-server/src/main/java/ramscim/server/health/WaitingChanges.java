package ramscim.server.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.store.IntentCounts;

/** Counts the changes that wait in the store. */
final class WaitingChanges {
    private final IntentCounts counts;
    private final HealthProperties limits;

    WaitingChanges(IntentCounts counts, HealthProperties limits) {
        this.counts = counts;
        this.limits = limits;
    }

    Queue queue(Instant now) {
        IntentCounts.Waiting waiting =
                counts.waiting(now.minus(limits.stuckAfter()), now.minus(limits.leaverStuckAfter()));
        return new Queue(
                waiting.waiting(),
                waiting.retrying(),
                waiting.stuck(),
                waiting.stuckLeavers(),
                waiting.held(),
                waiting.nextAttempt());
    }

    /** When RAM last confirmed a change that is still there to see. */
    @Nullable Instant lastConfirmed() {
        return counts.lastConfirmed();
    }
}
