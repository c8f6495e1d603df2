package ramscim.core.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Urgency.Priority;

/**
 * Lanes that wait for a worker: the most urgent goes first, and among equals the one that came first. How urgent a lane is may change while it
 * waits. Now and then whoever waits longest goes first, so that the background is slow under load but does not starve.
 */
final class WorkQueue {
    private static final int TURN_OF_THE_OLDEST = 10;

    private final Executor workers;
    private final Consumer<Lanes.Visit> work;
    private final List<Lanes.Visit> waiting = new ArrayList<>();
    private int awaited;
    private int turn;

    WorkQueue(Executor workers, Consumer<Lanes.Visit> work) {
        this.workers = workers;
        this.work = work;
    }

    /** Has a worker do the work on the lane; what is returned, if anything, no worker will ever take. */
    Lanes.@Nullable Visit add(Lanes.Visit visit) {
        synchronized (waiting) {
            waiting.add(visit);
        }
        try {
            workers.execute(this::runNext);
            return null;
        } catch (RejectedExecutionException shuttingDown) {
            return withdraw(visit);
        }
    }

    /** A worker may have taken this one already, in the place of another that is now left over. */
    private Lanes.Visit withdraw(Lanes.Visit visit) {
        synchronized (waiting) {
            return waiting.remove(visit) ? visit : waiting.remove(waiting.size() - 1);
        }
    }

    private void runNext() {
        Lanes.Visit visit = take();
        boolean isAwaited = isAwaited(visit);
        count(isAwaited ? 1 : 0);
        try {
            work.accept(visit);
        } finally {
            count(isAwaited ? -1 : 0);
        }
    }

    private Lanes.Visit take() {
        synchronized (waiting) {
            turn = (turn + 1) % TURN_OF_THE_OLDEST;
            Lanes.Visit next = turn == 0
                    ? waiting.get(0)
                    : waiting.stream()
                            .min(Comparator.comparing(visit -> visit.lane().priority()))
                            .orElseThrow();
            waiting.remove(next);
            return next;
        }
    }

    private void count(int difference) {
        synchronized (waiting) {
            awaited += difference;
        }
    }

    /** How many lanes are worked on, or will be, before one that somebody awaits and that comes now. */
    int ahead() {
        synchronized (waiting) {
            return awaited + (int) waiting.stream().filter(WorkQueue::isAwaited).count();
        }
    }

    private static boolean isAwaited(Lanes.Visit visit) {
        return visit.lane().priority() != Priority.BACKGROUND;
    }
}
