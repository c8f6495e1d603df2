package ramscim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends requests and reads JSON. */
final class Http {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** @param retryAfterSeconds 0 if the answer does not say */
    record Answer(int status, JsonNode body, long retryAfterSeconds) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** @param authorization the header's value; empty for none */
    Answer send(String method, String url, String contentType, String authorization, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return send(request.build());
    }

    Answer json(String method, String url, String body) {
        return send(method, url, "application/json", "", body);
    }

    int status(String url) {
        try {
            return json("GET", url, "").status();
        } catch (BenchException e) {
            return 0;
        }
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            long retryAfter = response.headers()
                    .firstValue("Retry-After")
                    .map(Long::parseLong)
                    .orElse(0L);
            return new Answer(response.statusCode(), parse(response.body()), retryAfter);
        } catch (ConnectException e) {
            throw new BenchException("nobody listens at " + request.uri(), e);
        } catch (IOException e) {
            throw new BenchException(request.method() + " " + request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    private static JsonNode parse(String body) throws IOException {
        return body.isBlank() || (body.charAt(0) != '{' && body.charAt(0) != '[')
                ? MissingNode.getInstance()
                : JSON.readTree(body);
    }
}
