package ramscim.core.provisioning;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Workers that work at once, in the thread of whoever gives them work, or when a test says so. */
final class ControlledWorkers implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Mode mode = Mode.AT_ONCE;

    private enum Mode {
        AT_ONCE,
        WHEN_TOLD,
        NEVER
    }

    @Override
    public void execute(Runnable work) {
        switch (mode) {
            case AT_ONCE -> work.run();
            case WHEN_TOLD -> waiting.add(work);
            case NEVER -> throw new RejectedExecutionException("shutting down");
        }
    }

    void hold() {
        mode = Mode.WHEN_TOLD;
    }

    void shutDown() {
        mode = Mode.NEVER;
    }

    /** Lets one piece of waiting work be done, if there is any. */
    void runOne() {
        Runnable work = waiting.poll();
        if (work != null) {
            work.run();
        }
    }

    /** Lets all that waits be done, and what comes meanwhile after it. */
    void runAll() {
        while (!waiting.isEmpty()) {
            runOne();
        }
    }

    /** Lets all that waits be done, and from now on everything at once. */
    void release() {
        mode = Mode.AT_ONCE;
        runAll();
    }

    /** What waits is never done. */
    void die() {
        waiting.clear();
        mode = Mode.AT_ONCE;
    }
}
