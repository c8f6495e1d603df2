package ramscim.server.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import ramscim.server.words.Audience;

/**
 * Slack's incoming webhooks, and whatever takes the same; who knows the address may post, so there is nothing to sign.
 */
record SlackWebhook(URI url, ObjectMapper json, Audience house) implements Webhook {
    @Override
    public Message message(Delivery delivery, Instant now) {
        Notice notice = delivery.notice();
        String text = "*" + escaped(notice.headline(house)) + "*\n" + escaped(notice.body(house));
        return new Message(
                url, Map.of(), json.createObjectNode().put("text", text).toString());
    }

    /** The three characters that mean something to Slack. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "SlackWebhook";
    }
}
