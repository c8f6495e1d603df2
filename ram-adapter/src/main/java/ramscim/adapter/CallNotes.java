package ramscim.adapter;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is known of the call that a thread is making only by those who make it: the how manieth attempt it is, and what RAM calls it. */
final class CallNotes {
    private static final ThreadLocal<@Nullable CallNotes> CURRENT = new ThreadLocal<>();

    private int attempt;
    private String requestId = "";

    private CallNotes() {}

    /** Counts the attempts within; a call within a call has notes of its own. */
    static <T extends @Nullable Object> T during(Supplier<T> attempts) {
        CallNotes outer = CURRENT.get();
        CURRENT.set(new CallNotes());
        try {
            return attempts.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    static void begin() {
        CallNotes notes = CURRENT.get();
        if (notes != null) {
            notes.attempt++;
            notes.requestId = "";
        }
    }

    static void answered(String requestId) {
        CallNotes notes = CURRENT.get();
        if (notes != null) {
            notes.requestId = requestId;
        }
    }

    /** 1 for the first. */
    static int attempt() {
        CallNotes notes = CURRENT.get();
        return notes == null ? 1 : Math.max(1, notes.attempt);
    }

    /** RAM's RequestId of the last answer; empty if there was none. */
    static String requestId() {
        CallNotes notes = CURRENT.get();
        return notes == null ? "" : notes.requestId;
    }
}
