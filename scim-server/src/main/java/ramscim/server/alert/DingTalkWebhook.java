package ramscim.server.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

/**
 * A custom robot of a DingTalk group. With its signing switched on, {@code sign} is the Base64 of the HMAC-SHA256 of
 * the timestamp in milliseconds, a line feed and the secret. What it refuses it answers with status 200 and an {@code
 * errcode}. A robot that wants a keyword finds the bridge's name in every message.
 */
record DingTalkWebhook(URI url, @Nullable String secret, ObjectMapper json, Audience house) implements Webhook {
    @Override
    public Message message(Delivery delivery, Instant now) {
        Notice notice = delivery.notice();
        ObjectNode body = json.createObjectNode().put("msgtype", "markdown");
        String headline = notice.headline(house);
        body.putObject("markdown")
                .put("title", headline)
                .put("text", "**" + headline + "**\n\n" + notice.body(house).replace("\n", "\n\n"));
        return new Message(signed(now), Map.of(), body.toString());
    }

    private URI signed(Instant now) {
        if (secret == null) {
            return url;
        }
        long timestamp = now.toEpochMilli();
        String sign = Base64.getEncoder().encodeToString(Signature.of(timestamp + "\n" + secret, secret));
        String separator = url.getRawQuery() == null ? "?" : "&";
        return URI.create(url + separator + "timestamp=" + timestamp + "&sign="
                + URLEncoder.encode(sign, StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable Words refusal(int status, String body) {
        Words refusal = Webhook.super.refusal(status, body);
        int code = refusal == null ? code(body) : 0;
        return code == 0 ? refusal : Words.of("alerts.problem.errcode", Integer.toString(code));
    }

    private int code(String body) {
        try {
            JsonNode answer = json.readTree(body);
            return answer.path("errcode").asInt(-1);
        } catch (JsonProcessingException e) {
            return -1;
        }
    }

    /** Without the address and the secret. */
    @Override
    public String toString() {
        return "DingTalkWebhook";
    }
}
