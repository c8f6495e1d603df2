package ramscim.server.admission;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP whose request lines and headers come within a time, however many bytes they come in. Tomcat itself bounds the
 * wait for the next byte only: a thousand connections that send one now and then would keep everybody else out for
 * good.
 *
 * <p>It stops when what has been answered is sent, too. Who waits for servlets to be idle, as a graceful stop does, is
 * told so a moment before, and Tomcat closes connections and interrupts threads whatever they are at.
 *
 * <p>Made by Tomcat, by its name.
 */
public final class PunctualHttp11Protocol extends Http11NioProtocol {
    private static final Duration MOST_FOR_ANSWERS = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 5;

    private static final int MOST_LINGERING = 20;

    private final Semaphore lingering = new Semaphore(MOST_LINGERING);
    private Duration headerTimeout = Duration.ofSeconds(10);
    private @Nullable ScheduledFuture<?> watch;

    void headerTimeout(Duration timeout) {
        headerTimeout = timeout;
    }

    @Override
    protected Processor createProcessor() {
        return new LingeringProcessor(this, getAdapter(), lingering);
    }

    @Override
    public void start() throws Exception {
        super.start();
        long pause = Math.max(50, headerTimeout.toMillis() / 10);
        watch = getUtilityExecutor().scheduleWithFixedDelay(this::closeLate, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (watch != null) {
            watch.cancel(false);
        }
        awaitAnswers();
        super.stop();
    }

    private void awaitAnswers() throws InterruptedException {
        long end = System.nanoTime() + MOST_FOR_ANSWERS.toNanos();
        while (getEndpoint().getCurrentThreadsBusy() > 0 && System.nanoTime() - end < 0) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void closeLate() {
        for (SocketWrapperBase<NioChannel> socket : getEndpoint().getConnections()) {
            if (socket.getCurrentProcessor() instanceof AbstractProcessor processor
                    && !processor.isAsync()
                    && isLate(processor.getRequest())) {
                socket.close();
            }
        }
    }

    /**
     * The clock of a request begins with its first byte, and is reset when it has been answered. Between two bytes of
     * a head that is not whole, no thread is on it, and its stage is the last.
     */
    private boolean isLate(Request request) {
        long began = request.getStartTimeNanos();
        int stage = request.getRequestProcessor().getStage();
        return (stage == Constants.STAGE_PARSE || stage == Constants.STAGE_ENDED)
                && began >= 0
                && System.nanoTime() - began > headerTimeout.toNanos();
    }
}
