package ramscim.core.directory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What RAM answered to the thread that carries a change out, so that the record of the change can name the calls it took.
 *
 * <p>The directory's methods return what the bridge works with; RequestIds are of use to nobody but the one who keeps the record. A change
 * is carried out and recorded by one thread, so the calls wait there.
 */
public final class AnsweredCalls {
    private static final ThreadLocal<@Nullable List<AnsweredCall>> COLLECTED = new ThreadLocal<>();

    private AnsweredCalls() {}

    /** Collects while the work is done; what nobody took by its end is forgotten. */
    public static void collectDuring(Runnable work) {
        COLLECTED.set(new ArrayList<>());
        try {
            work.run();
        } finally {
            COLLECTED.remove();
        }
    }

    /** RAM answered, whatever it said. Nothing happens where nobody collects. */
    public static void note(String operation, String requestId) {
        List<AnsweredCall> collected = COLLECTED.get();
        if (collected != null && !requestId.isEmpty()) {
            collected.add(new AnsweredCall(operation, requestId));
        }
    }

    /** The calls since they were last taken, in order. */
    public static List<AnsweredCall> take() {
        List<AnsweredCall> collected = COLLECTED.get();
        if (collected == null || collected.isEmpty()) {
            return List.of();
        }
        COLLECTED.set(new ArrayList<>());
        return List.copyOf(collected);
    }
}
