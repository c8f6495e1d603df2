package ramscim.store.replica;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.schedule.SteadyThread;

/** Beats by a thread of its own: nothing else that takes long must make a replica look dead. */
final class Heartbeat {
    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final SteadyThread thread = new SteadyThread(
            "heartbeat",
            e -> LOG.warn("The other replicas could not be told that this one is there; it is tried again", e));

    Heartbeat(Runnable beat, Duration pause) {
        thread.repeat(beat, pause);
    }

    /** There is no beat after it returns. */
    void stop() {
        thread.close();
    }
}
