package ramscim.server.replica;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Beats by a thread of its own: nothing else that takes long must make a replica look dead. */
final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "heartbeat");
        made.setDaemon(true);
        return made;
    });
    private final ScheduledFuture<?> beats;

    Heartbeat(Runnable beat) {
        beats = thread.scheduleWithFixedDelay(
                () -> tryTo(beat), PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void tryTo(Runnable beat) {
        try {
            beat.run();
        } catch (DataAccessException e) {
            LOG.warn("The other replicas could not be told that this one is there: {}", e.getMessage());
        }
    }

    /** There is no beat after it returns. */
    void stop() {
        beats.cancel(false);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
