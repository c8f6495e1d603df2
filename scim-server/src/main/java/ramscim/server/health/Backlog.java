package ramscim.server.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.server.progress.Progress;
import ramscim.store.IntentCounts;

/**
 * How far a large number of changes has come, such as a provider's first push of everybody: from when more waited than
 * usual until none does.
 *
 * <p>A provider does not say how many it will send, so there is no more to know than what has arrived.
 */
final class Backlog {
    /** As many as RAM takes in a second or two are no work that anybody waits for. */
    private static final int LARGE = 40;

    private final IntentCounts counts;
    private @Nullable Instant began;

    Backlog(IntentCounts counts) {
        this.counts = counts;
    }

    /** Null while there is none. */
    synchronized @Nullable Progress at(Queue queue, Instant now) {
        if (queue.waiting() == 0) {
            began = null;
        } else if (began == null && queue.waiting() >= LARGE) {
            began = now;
        }
        if (began == null) {
            return null;
        }
        int done = counts.confirmedSince(began);
        return new Progress(began, done, done + queue.waiting(), now);
    }
}
