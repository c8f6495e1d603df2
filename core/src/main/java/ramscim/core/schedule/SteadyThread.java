package ramscim.core.schedule;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats work on a thread of its own: nothing else can hold it up, and nothing that it throws ends it.
 *
 * <p>Only a JVM that cannot go on ({@link VirtualMachineError}) ends it, and says so.
 */
public final class SteadyThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyThread.class);
    private static final Duration LAST_WORK = Duration.ofSeconds(2);

    private final ScheduledExecutorService thread;
    private final String name;
    private final Consumer<Throwable> failed;

    /** @param failed is told what the work has thrown */
    public SteadyThread(String name, Consumer<Throwable> failed) {
        this.name = name;
        this.failed = failed;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** From now on: first after a pause, and then a pause after each end. */
    public void repeat(Runnable work, Duration pause) {
        var unused = thread.scheduleWithFixedDelay(
                () -> guarded(work), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Once, as soon as what is under way is done. */
    public void once(Runnable work) {
        try {
            thread.execute(() -> guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("The thread {} stops: nothing more is done by it", name);
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (VirtualMachineError e) {
            LOG.error("The thread {} ends: the Java virtual machine cannot go on", name, e);
            throw e;
        } catch (Throwable e) {
            failed.accept(e);
        }
    }

    /** Nothing is done after it returns, but for what takes too long. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
