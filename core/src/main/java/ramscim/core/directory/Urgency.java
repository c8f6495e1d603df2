package ramscim.core.directory;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How urgent the calls are that a thread makes: who goes first where RAM's rate lets only some pass, and until when waiting makes sense.
 *
 * <p>It goes with the thread and not with each call, because it belongs to the work that the calls are made for and says nothing about what
 * they do.
 */
public final class Urgency {
    /** Who goes first, in this order. */
    public enum Priority {
        /** Somebody loses access. */
        LEAVER,
        /** Somebody waits for the outcome. */
        INTERACTIVE,
        /** Nobody waits. */
        BACKGROUND
    }

    private static final Duration UNSAID = Duration.ofMinutes(1);
    private static final ThreadLocal<@Nullable Urgency> CURRENT = new ThreadLocal<>();

    private final Supplier<Priority> priority;
    private final long deadlineNanos;

    private Urgency(Supplier<Priority> priority, Duration time) {
        this.priority = priority;
        this.deadlineNanos = System.nanoTime() + time.toNanos();
    }

    /**
     * @param priority may rise while the work is waiting
     * @param time how long from now the work makes sense
     */
    public static Urgency of(Supplier<Priority> priority, Duration time) {
        return new Urgency(priority, time);
    }

    /** That of the work which the calling thread does; work that does not say is background, and may take a minute. */
    public static Urgency current() {
        Urgency current = CURRENT.get();
        return current == null ? new Urgency(() -> Priority.BACKGROUND, UNSAID) : current;
    }

    /** Does work whose calls are all this urgent. */
    public <T> T during(Supplier<T> work) {
        Urgency outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    public Priority priority() {
        return priority.get();
    }

    /** How much time is left; never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
    }
}
