package ramscim.adapter;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import ramscim.core.directory.Errand;

/** Holds each caller back until its call fits into the rate. */
final class Pace {
    /** RAM's clock and ours measure a second a little differently, and calls take different times to get there. */
    private static final double HEADROOM = 0.99;

    private final AdaptiveRate rate;
    private final Turnstile turnstile;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Turnstile.Ticket, Condition> waiting = new HashMap<>();

    /** @param limit calls a second that RAM allows */
    Pace(DoubleSupplier limit) {
        rate = new AdaptiveRate(() -> limit.getAsDouble() * HEADROOM);
        turnstile = new Turnstile(rate::perSecond);
    }

    /**
     * Waits for the caller's turn; false if that does not come as long as the caller's work makes sense.
     *
     * @param hopeless whether the call could not be made anyway; asked again after {@link #wakeAll}
     */
    boolean await(Errand errand, BooleanSupplier hopeless) {
        lock.lock();
        Turnstile.Ticket ticket = turnstile.enter(errand::urgency, System.nanoTime());
        try {
            waiting.put(ticket, lock.newCondition());
            return passed(ticket, errand, hopeless);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.remove(ticket);
            turnstile.leave(ticket);
            wakeFirst();
            lock.unlock();
        }
    }

    private boolean passed(Turnstile.Ticket ticket, Errand errand, BooleanSupplier hopeless)
            throws InterruptedException {
        while (!hopeless.getAsBoolean()) {
            long now = System.nanoTime();
            long remaining = errand.remaining().toNanos();
            boolean first = turnstile.first(now) == ticket;
            long wait = first ? turnstile.pass(ticket, now) : remaining;
            if (first && wait == 0) {
                return true;
            }
            if (remaining == 0 || wait > remaining) {
                return false;
            }
            sleep(ticket, first, wait);
        }
        return false;
    }

    /** Priorities may have changed while all slept: one who wakes up and is not the first wakes the one who is. */
    private void sleep(Turnstile.Ticket ticket, boolean first, long nanos) throws InterruptedException {
        if (!first) {
            wakeFirst();
        }
        Objects.requireNonNull(waiting.get(ticket)).await(nanos, TimeUnit.NANOSECONDS);
    }

    private void wakeFirst() {
        if (turnstile.waiting() > 0) {
            Objects.requireNonNull(waiting.get(turnstile.first(System.nanoTime())))
                    .signal();
        }
    }

    /** Has everybody who waits ask whether it is hopeless. */
    void wakeAll() {
        lock.lock();
        try {
            waiting.values().forEach(Condition::signal);
        } finally {
            lock.unlock();
        }
    }

    /** RAM refused a call that was sent at this time ({@link System#nanoTime}) as one too many. */
    void throttled(long sent) {
        rate.throttled(sent, System.nanoTime());
    }

    /** Calls a second at the moment. */
    double perSecond() {
        return rate.perSecond(System.nanoTime());
    }

    /** How long so many calls take. */
    Duration timeFor(int calls) {
        return Duration.ofMillis((long) (1000 * calls / perSecond()));
    }

    double limit() {
        return rate.limit();
    }

    int waiting() {
        lock.lock();
        try {
            return turnstile.waiting();
        } finally {
            lock.unlock();
        }
    }
}
