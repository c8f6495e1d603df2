package ramscim.adapter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the last request as it came and gives every one the same answer. */
final class RecordingServer implements AutoCloseable {
    private static final String A_USER =
            "{\"RequestId\":\"1\",\"User\":{\"UserId\":\"1\",\"UserPrincipalName\":\"alice@example.onaliyun.com\"}}";

    private final String answer;
    private final HttpServer server;
    private final Map<String, String> last = new ConcurrentHashMap<>();

    RecordingServer() {
        this(A_USER);
    }

    RecordingServer(String answer) {
        this.answer = answer;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestHeaders().forEach((name, values) -> last.put(name, values.get(0)));
        last.put("uri", exchange.getRequestURI().toString());
        last.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String uri() {
        return last.getOrDefault("uri", "");
    }

    String body() {
        return last.getOrDefault("body", "");
    }

    String header(String name) {
        return last.getOrDefault(name, "");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
