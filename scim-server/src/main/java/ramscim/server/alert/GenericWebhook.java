package ramscim.server.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.server.words.Audience;

/**
 * JSON: codes for programs, and a summary and advice for whom they show them to. {@code X-Bridge-Signature} is {@code
 * v1=} and the hexadecimal HMAC-SHA256 of the timestamp's header, a dot and the body, so that a receiver knows who sent
 * it and that it is not an old one; {@code X-Bridge-Delivery} is the same when a notice is sent again.
 */
record GenericWebhook(URI url, @Nullable String secret, ObjectMapper json, Audience house) implements Webhook {
    @Override
    public Message message(Delivery delivery, Instant now) {
        String body = body(delivery.notice());
        String timestamp = Long.toString(now.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Bridge-Delivery", delivery.id());
        headers.put("X-Bridge-Timestamp", timestamp);
        if (secret != null) {
            byte[] signature = Signature.of(timestamp + "." + body, secret);
            headers.put("X-Bridge-Signature", "v1=" + HexFormat.of().formatHex(signature));
        }
        return new Message(url, headers, body);
    }

    private String body(Notice notice) {
        ObjectNode body = json.createObjectNode()
                .put("version", 1)
                .put("source", "ram-scim-bridge")
                .put("id", notice.id())
                .put("status", lower(notice.status()))
                .put("kind", notice.kind())
                .put("name", notice.name())
                .put("severity", lower(notice.severity()))
                .put("summary", notice.summary().to(house))
                .put("advice", notice.advice().to(house))
                .put("link", notice.link())
                .put("since", notice.since().toString())
                .put("at", notice.at().toString());
        return body.toString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Without the address and the secret. */
    @Override
    public String toString() {
        return "GenericWebhook";
    }
}
