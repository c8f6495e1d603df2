package ramscim.server.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How messages to a target look. */
interface Webhook {
    Message message(Delivery delivery, Instant now);

    /** Why an answer means that nobody was told; null if somebody was. Never in words that could hold a secret. */
    default @Nullable String refusal(int status, String body) {
        return status >= 200 && status < 300 ? null : "It answered with status " + status + ".";
    }

    /** A POST of JSON. */
    record Message(URI address, Map<String, String> headers, String body) {
        /** Without anything that could be a secret. */
        @Override
        public String toString() {
            return "Message";
        }
    }

    static Webhook of(AlertProperties.Target target, ObjectMapper json) {
        URI url = Objects.requireNonNull(target.url());
        String secret = target.secret() == null || target.secret().isBlank() ? null : target.secret();
        return switch (target.type()) {
            case GENERIC -> new GenericWebhook(url, secret, json);
            case SLACK -> new SlackWebhook(url, json);
            case DINGTALK -> new DingTalkWebhook(url, secret, json);
        };
    }
}
