package ramscim.server.admission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Closes the connection of a request that was refused before all of it had come in two steps (RFC 9112, section 9.6):
 * at once for what the bridge says, and when the client has ended for what it sends. A connection that is closed with
 * something unread makes the client's writing fail, and clients that see that do not look for the answer.
 */
final class LingeringProcessor extends Http11Processor {
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final long SILENCE_MILLIS = 200;
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final int PIECE = 8 * 1024;

    private final Semaphore slots;

    /** @param slots how many may wait at once; whoever finds none is closed at once */
    LingeringProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, Semaphore slots) {
        super(protocol, adapter);
        this.slots = slots;
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        SocketState state = super.service(socket);
        if (state == SocketState.CLOSED
                && getErrorState().isError()
                && getErrorState().isIoAllowed()
                && slots.tryAcquire()) {
            try {
                awaitEnd(socket);
            } catch (IOException gone) {
                // It is closed.
            } finally {
                slots.release();
            }
        }
        return state;
    }

    private static void awaitEnd(SocketWrapperBase<?> socket) throws IOException {
        if (socket.getSocket() instanceof NioChannel channel && !(channel instanceof SecureNioChannel)) {
            channel.getIOChannel().shutdownOutput();
        }
        socket.setReadTimeout(SILENCE_MILLIS);
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        long end = System.nanoTime() + LONGEST.toNanos();
        int read = 0;
        for (long count = 0; read >= 0 && count < MOST_BYTES && System.nanoTime() - end < 0; count += read) {
            piece.clear();
            read = socket.read(true, piece);
        }
    }
}
