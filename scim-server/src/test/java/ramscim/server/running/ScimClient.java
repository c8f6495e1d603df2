package ramscim.server.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends what it is told, byte for byte, and hides nothing of the answer.
 *
 * @param headers of every request; {@code Content-Type} only of those with a body
 */
public record ScimClient(URI base, Map<String, String> headers) {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String SCIM = "application/scim+json";

    public ScimClient {
        headers = Map.copyOf(headers);
    }

    public static ScimClient of(URI base, String token) {
        return new ScimClient(base, Map.of("Authorization", "Bearer " + token, "Accept", SCIM, CONTENT_TYPE, SCIM));
    }

    public ScimClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ScimClient(base, more);
    }

    public ScimClient without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new ScimClient(base, fewer);
    }

    public ScimAnswer get(String path) {
        return send("GET", path, (byte[]) null);
    }

    public ScimAnswer post(String path, String body) {
        return send("POST", path, body);
    }

    public ScimAnswer put(String path, String body) {
        return send("PUT", path, body);
    }

    public ScimAnswer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public ScimAnswer delete(String path) {
        return send("DELETE", path, (byte[]) null);
    }

    public ScimAnswer send(String method, String path, @Nullable String body) {
        return send(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    /** @param path behind the base, percent-encoded already */
    public ScimAnswer send(String method, String path, byte @Nullable [] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            if (body != null || !name.equals(CONTENT_TYPE)) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new ScimAnswer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }
}
