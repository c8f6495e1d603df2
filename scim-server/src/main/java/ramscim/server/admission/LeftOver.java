package ramscim.server.admission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpHeaders;

/**
 * What nobody has read of a body when the request was answered. A connection that is closed with it unread may take the
 * answer along, so that the rest of an honest body is awaited, but not for long and not by many at once.
 */
final class LeftOver {
    private final Request request;

    private LeftOver(Request request) {
        this.request = request;
    }

    static LeftOver of(Request request) {
        return new LeftOver(request);
    }

    void finish(Response response, Semaphore slots, long most, Duration timeout) throws IOException {
        if (request.isAsync() || isRead()) {
            return;
        }
        response.finishResponse();
        if (isWorthAwaiting(most) && slots.tryAcquire()) {
            try {
                discard(most, timeout);
            } catch (IOException gone) {
                // It is given up.
            } finally {
                slots.release();
            }
        }
        if (!isRead()) {
            giveUp(response);
        }
    }

    /** Who asked whether to send it does not, after this answer. */
    private boolean isWorthAwaiting(long most) {
        return request.getHeader(HttpHeaders.EXPECT) == null && request.getContentLengthLong() <= most;
    }

    private void discard(long most, Duration timeout) throws IOException {
        Discarded discarded = new Discarded();
        long end = System.nanoTime() + timeout.toNanos();
        long count = 0;
        while (count <= most && System.nanoTime() - end < 0) {
            int read = request.getCoyoteRequest().getInputBuffer().doRead(discarded);
            if (read < 0) {
                return;
            }
            count += read;
        }
    }

    /** Closes the connection without waiting. */
    void giveUp(Response response) throws IOException {
        response.finishResponse();
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private boolean isRead() {
        AtomicBoolean read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    private static final class Discarded implements ApplicationBufferHandler {
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}
