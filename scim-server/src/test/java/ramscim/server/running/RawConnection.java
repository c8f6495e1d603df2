package ramscim.server.running;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Bytes that no HTTP client would send, and what the server answers to them. */
public final class RawConnection {
    private static final int PATIENCE_MILLIS = 30_000;

    private RawConnection() {}

    /**
     * @param request bytes in ISO-8859-1; asks for the connection to be closed, or is one that the server closes it on
     */
    public static ScimAnswer exchange(int port, String request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("an exchange of bytes", e);
        }
    }

    /** Begins a request and goes on byte by byte, until the server has enough of it. */
    public static void awaitEnd(int port, String beginning) throws IOException {
        try (Socket slow = new Socket("127.0.0.1", port)) {
            OutputStream out = slow.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));

            Awaitility.await("the end of a request without one").until(() -> isClosed(out));
        }
    }

    private static boolean isClosed(OutputStream out) {
        try {
            out.write('x');
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    private static ScimAnswer parse(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String[] head = answer.substring(0, end).split("\r\n", -1);
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 1; i < head.length; i++) {
            String[] header = head[i].split(": ?", 2);
            headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1]);
        }
        return new ScimAnswer(Integer.parseInt(head[0].split(" ", 3)[1]), headers, answer.substring(end + 4));
    }
}
