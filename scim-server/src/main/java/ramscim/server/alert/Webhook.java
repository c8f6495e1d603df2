package ramscim.server.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

/** How messages to a target look. */
interface Webhook {
    Message message(Delivery delivery, Instant now);

    /** Why an answer means that nobody was told; null if somebody was. Never in words that could hold a secret. */
    default @Nullable Words refusal(int status, String body) {
        return status >= 200 && status < 300 ? null : Words.of("alerts.problem.status", Integer.toString(status));
    }

    /** A POST of JSON. */
    record Message(URI address, Map<String, String> headers, String body) {
        /** Without anything that could be a secret. */
        @Override
        public String toString() {
            return "Message";
        }
    }

    /** @param house who reads what is sent */
    static Webhook of(AlertProperties.Target target, ObjectMapper json, Audience house) {
        URI url = Objects.requireNonNull(target.url());
        String secret = target.secret() == null || target.secret().isBlank() ? null : target.secret();
        return switch (target.type()) {
            case GENERIC -> new GenericWebhook(url, secret, json, house);
            case SLACK -> new SlackWebhook(url, json, house);
            case DINGTALK -> new DingTalkWebhook(url, secret, json, house);
        };
    }
}
