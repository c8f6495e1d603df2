package ramscim.adapter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.Supplier;
import ramscim.core.directory.Urgency;

/**
 * Decides who may make the next call and when, so that calls are spread evenly over each second. It waits for nobody itself; times are
 * nanoseconds of any one clock.
 *
 * <p>The more urgent goes first, and among equals the one who came first. Background work that waited for long counts as interactive, so that
 * it is slow under load but does not starve.
 */
final class Turnstile {
    private static final long LONG_WAIT = Duration.ofSeconds(5).toNanos();
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final LongToDoubleFunction perSecond;
    private final List<Ticket> line = new ArrayList<>();
    private long nextSlot;
    private boolean used;

    /** @param perSecond the rate at a time */
    Turnstile(LongToDoubleFunction perSecond) {
        this.perSecond = perSecond;
    }

    /** The place of one who waits. */
    static final class Ticket {
        private final Supplier<Urgency> priority;
        private final long since;
        private boolean hadToWait;

        private Ticket(Supplier<Urgency> priority, long since) {
            this.priority = priority;
            this.since = since;
        }

        private Urgency priorityAt(long now) {
            Urgency stated = priority.get();
            return stated == Urgency.BACKGROUND && now - since > LONG_WAIT ? Urgency.INTERACTIVE : stated;
        }
    }

    Ticket enter(Supplier<Urgency> priority, long now) {
        Ticket ticket = new Ticket(priority, now);
        line.add(ticket);
        return ticket;
    }

    void leave(Ticket ticket) {
        line.remove(ticket);
    }

    int waiting() {
        return line.size();
    }

    /** Whoever is next in line, if anybody is. */
    Ticket first(long now) {
        return line.stream()
                .min(Comparator.comparing(ticket -> ticket.priorityAt(now)))
                .orElseThrow();
    }

    /** Lets the first in line pass and answers 0, or answers how many nanoseconds it still has to wait. */
    long pass(Ticket ticket, long now) {
        long wait = used ? nextSlot - now : 0;
        if (wait > 0) {
            ticket.hadToWait = true;
            return wait;
        }
        line.remove(ticket);
        nextSlot = slotAfter(ticket, now);
        used = true;
        return 0;
    }

    /**
     * Who waited and is late because its thread woke up late does not put off all that follow, by up to one interval; who came when the slot was
     * long free starts a new series, so that a pause does not end with two calls at once.
     */
    private long slotAfter(Ticket ticket, long now) {
        long interval = (long) (SECOND / perSecond.applyAsDouble(now));
        return (ticket.hadToWait ? Math.max(nextSlot, now - interval) : now) + interval;
    }
}
