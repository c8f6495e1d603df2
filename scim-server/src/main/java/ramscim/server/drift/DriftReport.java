package ramscim.server.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.reconcile.Drift;
import ramscim.server.audit.EventView;
import ramscim.server.words.Words;

/**
 * A reconcile and what came of it.
 *
 * @param finished null while it runs, and of one that ended with the process
 * @param actor who asked for it
 * @param dryRun whether nothing was put right by it
 * @param counts how many users and groups are in each class
 * @param open how many findings of each class are not being put right
 * @param heldBack how many were to be put right and were not, because they were too many at once
 * @param problem why it ended before its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DriftReport(
        String id,
        Instant started,
        @Nullable Instant finished,
        String actor,
        boolean dryRun,
        Map<Drift, Integer> counts,
        Map<Drift, Integer> open,
        int heldBack,
        @Nullable String problem) {
    public DriftReport {
        counts = Map.copyOf(counts);
        open = Map.copyOf(open);
    }

    /** Who asked for it, in words. */
    public Words askedBy() {
        return EventView.actor(actor);
    }

    public int count(Drift drift) {
        return counts.getOrDefault(drift, 0);
    }

    public int open(Drift drift) {
        return open.getOrDefault(drift, 0);
    }

    /** How many findings an administrator should look at; who was never provisioned is none. */
    public int wantingAttention() {
        return open.entrySet().stream()
                .filter(entry -> entry.getKey() != Drift.UNMANAGED && entry.getKey() != Drift.ORPHANED)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
