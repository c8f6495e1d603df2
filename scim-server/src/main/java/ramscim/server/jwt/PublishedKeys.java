package ramscim.server.jwt;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issuer's key set (RFC 7517, section 5) at its address: a file or the one that is set, or the one that the issuer's
 * discovery document has (OpenID Connect Discovery, section 4).
 */
final class PublishedKeys implements KeySource {
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    /** Entra's has 20 kB. */
    private static final int LARGEST = 512 * 1024;

    private final HttpClient http;
    private final String issuer;
    private final @Nullable URI address;

    /** @param address null: whatever the issuer's discovery document says */
    PublishedKeys(HttpClient http, String issuer, @Nullable URI address) {
        this.http = http;
        this.issuer = issuer;
        this.address = address;
    }

    @Override
    public JWKSet fetch() throws IOException {
        try {
            return JWKSet.parse(text(address == null ? discovered() : address));
        } catch (ParseException | IllegalArgumentException e) {
            throw new IOException("what the issuer publishes is no set of keys", e);
        }
    }

    private URI discovered() throws IOException, ParseException {
        String root = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Map<String, Object> document =
                JSONObjectUtils.parse(text(URI.create(root + "/.well-known/openid-configuration")));
        if (!issuer.equals(document.get("issuer"))) {
            throw new IOException("the discovery document is of another issuer");
        }
        String keys = String.valueOf(document.get("jwks_uri"));
        if (!JwtRules.isSafe(keys)) {
            throw new IOException("the discovery document has no https address of keys");
        }
        return URI.create(keys);
    }

    private String text(URI from) throws IOException {
        if ("file".equals(from.getScheme())) {
            return Files.readString(Path.of(from));
        }
        HttpRequest request = HttpRequest.newBuilder(from)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(LARGEST);
                if (answer.statusCode() != 200 || bytes.length == LARGEST) {
                    throw new IOException("the address of the keys answered " + answer.statusCode());
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the bridge is stopping");
        }
    }
}
