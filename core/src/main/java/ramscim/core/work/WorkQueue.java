package ramscim.core.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ramscim.core.directory.Urgency;

/**
 * Lanes that wait for a worker: the most urgent goes first, and among equals the one that came first. How urgent a lane is may change while it
 * waits. Who has let others by goes behind its equals. Now and then whoever waits longest goes first, so that the background is slow under load but does
 * not starve.
 */
final class WorkQueue {
    private static final int TURN_OF_THE_OLDEST = 10;

    /** How many members one that was begun before sees to before it lets another such by: about as many as RAM takes in a second. */
    private static final int MEMBERS_OF_A_TURN = 20;

    private static final Comparator<Lanes.Visit> ORDER = Comparator.<Lanes.Visit, Urgency>comparing(
                    visit -> visit.lane().urgency())
            .thenComparing(visit -> visit.lane().isResting());

    private final List<Lanes.Visit> waiting = new ArrayList<>();
    private int awaited;
    private int turns;

    /** For whoever takes it, one worker. */
    void add(Lanes.Visit visit) {
        synchronized (waiting) {
            waiting.add(visit);
        }
    }

    /**
     * No worker comes for one that was added.
     *
     * @return the one that nobody will ever take, in its place if a worker has taken it already
     */
    Lanes.Visit withdraw(Lanes.Visit visit) {
        synchronized (waiting) {
            return waiting.remove(visit) ? visit : waiting.remove(waiting.size() - 1);
        }
    }

    /** A lane whose turn it is, until it is done with. */
    final class Turn implements AutoCloseable {
        private final Lanes.Visit visit;
        private final boolean isAwaited;

        private Turn(Lanes.Visit visit) {
            this.visit = visit;
            this.isAwaited = isAwaited(visit);
            count(isAwaited ? 1 : 0);
        }

        Lane lane() {
            return visit.lane();
        }

        @Override
        public void close() {
            visit.close();
            count(isAwaited ? -1 : 0);
        }
    }

    Turn next() {
        synchronized (waiting) {
            turns = (turns + 1) % TURN_OF_THE_OLDEST;
            Lanes.Visit next =
                    turns == 0 ? waiting.get(0) : waiting.stream().min(ORDER).orElseThrow();
            waiting.remove(next);
            return new Turn(next);
        }
    }

    /**
     * Whether one that waits is to have the worker who is busy with this lane.
     *
     * @param members how many of its members the worker has seen to in this turn
     */
    boolean isWanted(Lane lane, int members) {
        Urgency own = lane.urgency();
        synchronized (waiting) {
            return waiting.stream().map(Lanes.Visit::lane).anyMatch(other -> {
                int before = other.urgency().compareTo(own);
                return before < 0 || (before == 0 && (!other.isResting() || members >= MEMBERS_OF_A_TURN));
            });
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
        return visit.lane().urgency() != Urgency.BACKGROUND;
    }
}
