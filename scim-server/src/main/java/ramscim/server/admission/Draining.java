package ramscim.server.admission;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * The time between the moment at which readiness is down and that at which no connection is taken any more. Whoever
 * distributes requests learns meanwhile that none should come here, and connections that are kept alive end with an
 * answer: Tomcat would close them over the next request, which nobody would answer and not everybody sends again.
 */
final class Draining implements SmartLifecycle {
    private final Duration time;
    private volatile boolean running;
    private volatile boolean underWay;

    Draining(Duration time) {
        this.time = time;
    }

    /** Whether each answer shall be the last of its connection. */
    boolean isUnderWay() {
        return underWay;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void stop(Runnable ended) {
        underWay = true;
        stop();
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(ended);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
