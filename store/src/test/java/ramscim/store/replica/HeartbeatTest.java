package ramscim.store.replica;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    @Test
    void beat_throwsWhatNobodyExpects_theNextBeatComes() {
        AtomicInteger beats = new AtomicInteger();

        Heartbeat heartbeat = new Heartbeat(
                () -> {
                    if (beats.incrementAndGet() == 1) {
                        throw new IllegalStateException("no database knows this");
                    }
                },
                Duration.ofMillis(1));

        Awaitility.await().until(() -> beats.get() > 1);
        heartbeat.stop();
    }
}
