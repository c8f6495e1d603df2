package ramscim.simulator;

import com.aliyuncs.auth.AcsURLEncoder;
import com.aliyuncs.auth.signers.HmacSHA1Signer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A V1 request of which every part can be wrong, as the SDK would never send it. */
final class HandMadeRequest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();

    private final RamSimulator simulator;
    private final Map<String, String> parameters = new TreeMap<>();
    private String method = "GET";
    private String secret;

    HandMadeRequest(RamSimulator simulator) {
        this.simulator = simulator;
        this.secret = simulator.accessKeySecret();
        with("Action", "GetDefaultDomain");
        with("Version", "2019-08-15");
        with("Format", "JSON");
        with("AccessKeyId", simulator.accessKeyId());
        with("SignatureMethod", "HMAC-SHA1");
        with("SignatureVersion", "1.0");
        with("SignatureNonce", UUID.randomUUID().toString());
        at(Instant.now());
    }

    HandMadeRequest with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    HandMadeRequest withAll(Map<String, String> more) {
        parameters.putAll(more);
        return this;
    }

    HandMadeRequest signing(String accessKeyId, String itsSecret) {
        secret = itsSecret;
        return with("AccessKeyId", accessKeyId);
    }

    HandMadeRequest without(String name) {
        parameters.remove(name);
        return this;
    }

    HandMadeRequest at(Instant time) {
        return with("Timestamp", time.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    HandMadeRequest method(String other) {
        method = other;
        return this;
    }

    Answer sendUnsigned() {
        return send(query());
    }

    Answer send() {
        return send(query() + "&Signature=" + encode(signature()));
    }

    private Answer send(String query) {
        URI uri = URI.create(simulator.endpoint() + "/?" + query);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String query() {
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private String signature() {
        return new HmacSHA1Signer().signString(method + "&%2F&" + encode(query()), secret + "&");
    }

    private static String encode(String text) {
        try {
            return AcsURLEncoder.percentEncode(text);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
