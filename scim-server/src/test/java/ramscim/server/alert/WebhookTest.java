package ramscim.server.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.alert.AlertProperties.Target;
import ramscim.server.alert.AlertProperties.Type;
import ramscim.server.alert.Webhook.Message;
import ramscim.server.finding.Severity;
import ramscim.server.start.StartException;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

class WebhookTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_577_262_236_757L);
    private static final String ADDRESS = "https://hooks.example/send?access_token=hidden";

    private static Notice notice(String summary) {
        return new Notice(
                "one",
                Notice.Status.FIRING,
                "held-changes",
                "held-changes",
                Severity.WARNING,
                Words.quoted(summary),
                Words.of("findings.held.advice"),
                "https://bridge.example/admin/held",
                NOW,
                NOW);
    }

    private static Webhook webhook(Type type, @Nullable String secret) {
        return Webhook.of(new Target(type, URI.create(ADDRESS), secret), AlertFixture.JSON, Audience.PROGRAMS);
    }

    private static Message message(Type type, @Nullable String secret, String summary) {
        Delivery delivery = new Delivery("d1", "ops", notice(summary), Delivery.State.WAITING, 1, NOW, NOW, null, NOW);
        return webhook(type, secret).message(delivery, NOW);
    }

    private static JsonNode chinese(Type type) throws Exception {
        Notice notice = Notice.test("https://bridge.example/admin/alerts", NOW);
        Delivery delivery = new Delivery("d1", "ops", notice, Delivery.State.WAITING, 1, NOW, NOW, null, NOW);
        Target target = new Target(type, URI.create(ADDRESS), null);
        return json(Webhook.of(target, AlertFixture.JSON, new Audience(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC))
                .message(delivery, NOW));
    }

    private static JsonNode json(Message message) throws Exception {
        return AlertFixture.JSON.readTree(message.body());
    }

    @Test
    void generic_message_isSignedOverTimestampAndBody() throws Exception {
        Message message = message(Type.GENERIC, "this is secret", "3 changes are held.");

        assertThat(json(message).at("/kind").asText()).isEqualTo("held-changes");
        assertThat(json(message).at("/status").asText()).isEqualTo("firing");
        assertThat(json(message).at("/link").asText()).isEqualTo("https://bridge.example/admin/held");
        String timestamp = message.headers().get("X-Bridge-Timestamp");
        assertThat(timestamp).isEqualTo("1577262236");
        assertThat(message.headers())
                .containsEntry("X-Bridge-Delivery", "d1")
                .containsEntry("X-Bridge-Signature", "v1=" + opensslHmac(timestamp + "." + message.body()));
    }

    /** As a receiver would compute it who knows nothing of this code. */
    private static String opensslHmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("this is secret".getBytes("UTF-8"), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes("UTF-8")));
    }

    @Test
    void generic_withoutSecret_isNotSigned() {
        assertThat(message(Type.GENERIC, null, "x").headers()).doesNotContainKey("X-Bridge-Signature");
    }

    @Test
    void slack_specialCharacters_areEscaped() throws Exception {
        Message message = message(Type.SLACK, null, "<!channel> & more");

        assertThat(message.address()).hasToString(ADDRESS);
        assertThat(json(message).at("/text").asText())
                .startsWith("*[WARNING] RAM SCIM Bridge: &lt;!channel&gt; &amp; more*\n")
                .endsWith("https://bridge.example/admin/held");
    }

    /**
     * The figure was computed with openssl: {@code printf '1577262236757\nthis is secret' | openssl dgst -sha256 -hmac
     * ... -binary | base64}.
     */
    @Test
    void dingTalk_address_hasTimestampAndSign() throws Exception {
        Message message = message(Type.DINGTALK, "this is secret", "3 changes are held.");

        assertThat(message.address())
                .hasToString(
                        ADDRESS + "&timestamp=1577262236757&sign=hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D");
        assertThat(json(message).at("/msgtype").asText()).isEqualTo("markdown");
        assertThat(json(message).at("/markdown/title").asText())
                .isEqualTo("[WARNING] RAM SCIM Bridge: 3 changes are held.");
    }

    /** A robot that wants the keyword {@code RAM SCIM Bridge} finds it in every language. */
    @Test
    void dingTalk_inAChineseHouse_isChineseAndHasTheKeyword() throws Exception {
        JsonNode message = chinese(Type.DINGTALK);

        assertThat(message.at("/markdown/title").asText()).isEqualTo("【测试】RAM SCIM Bridge 告警：这是一条测试通知：桥接服务的告警会送达此处。");
        assertThat(message.at("/markdown/text").asText())
                .startsWith("**【测试】RAM SCIM Bridge 告警：")
                .endsWith("无需处理。\n\nhttps://bridge.example/admin/alerts");
    }

    @Test
    void slack_inAChineseHouse_isChinese() throws Exception {
        assertThat(chinese(Type.SLACK).at("/text").asText())
                .isEqualTo(
                        "*【测试】RAM SCIM Bridge 告警：这是一条测试通知：桥接服务的告警会送达此处。*\n无需处理。\nhttps://bridge.example/admin/alerts");
    }

    @Test
    void generic_inAChineseHouse_hasCodesAsTheyAreAndTextsInChinese() throws Exception {
        JsonNode message = chinese(Type.GENERIC);

        assertThat(message.at("/status").asText()).isEqualTo("test");
        assertThat(message.at("/severity").asText()).isEqualTo("warning");
        assertThat(message.at("/summary").asText()).isEqualTo("这是一条测试通知：桥接服务的告警会送达此处。");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | {"errcode":0,"errmsg":"ok"}                | true
                    200 | {"errcode":310000,"errmsg":"not in white"} | false
                    200 | not json                                   | false
                    502 | bad gateway                                | false
                    """)
    void dingTalk_answer_isRefusedByItsErrcode(int status, String body, boolean taken) {
        assertThat(webhook(Type.DINGTALK, null).refusal(status, body) == null).isEqualTo(taken);
    }

    @ParameterizedTest
    @EnumSource
    void webhook_words_holdNeitherAddressNorSecret(Type type) {
        Webhook webhook = webhook(type, "this is secret");

        assertThat(webhook + " " + webhook.refusal(500, ADDRESS)
                        + message(type, "this is secret", "x")
                        + new Target(type, URI.create(ADDRESS), "this is secret"))
                .doesNotContain("hidden", "this is secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.example/x", "ftp://hooks.example/x", "hooks.example"})
    void target_unsafeAddress_stopsTheStart(String address) {
        Target target = new Target(Type.GENERIC, URI.create(address), null);

        assertThatThrownBy(() -> properties(target))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("bridge.alerts.targets.ops.url");
    }

    private static AlertProperties properties(Target target) {
        Duration any = Duration.ofMinutes(1);
        return new AlertProperties(Map.of("ops", target), null, any, any, any, 80, 95, any, any);
    }
}
