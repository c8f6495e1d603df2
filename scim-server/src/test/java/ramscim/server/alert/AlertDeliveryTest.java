package ramscim.server.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.TokenScope;

/** From something that goes wrong to those who are told. */
class AlertDeliveryTest {
    private static final WireMockServer HOOKS = started();
    private static final RunningBridge BRIDGE = RunningBridge.start(
            "bridge.admin.password=correct horse battery",
            "bridge.alerts.targets.ops.url=" + HOOKS.url("/generic"),
            "bridge.alerts.targets.ops.secret=sign with this",
            "bridge.alerts.targets.chat.type=dingtalk",
            "bridge.alerts.targets.chat.url=" + HOOKS.url("/dingtalk?access_token=robot-4711"),
            "bridge.alerts.targets.chat.secret=sign with that",
            "bridge.alerts.dashboard=https://bridge.example/",
            "bridge.alerts.check-interval=100ms",
            "bridge.alerts.resolve-after=300ms",
            "bridge.alerts.retry-wait=10ms");
    private static final ScimClient ADMIN = BRIDGE.http()
            .with(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString("admin:correct horse battery".getBytes(StandardCharsets.UTF_8)));

    private static WireMockServer started() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        return server;
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
        HOOKS.stop();
    }

    @BeforeEach
    void takeEverything() {
        HOOKS.resetAll();
        HOOKS.stubFor(post(urlPathEqualTo("/generic")).willReturn(ok()));
        HOOKS.stubFor(post(urlPathEqualTo("/dingtalk")).willReturn(ok("{\"errcode\":0}")));
    }

    private static List<LoggedRequest> about(String path, String name) {
        return HOOKS.findAll(postRequestedFor(urlPathEqualTo(path))).stream()
                .filter(request -> request.getBodyAsString().contains("'" + name + "'"))
                .toList();
    }

    private static JsonNode json(LoggedRequest request) {
        try {
            return AlertFixture.JSON.readTree(request.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String makeExpiringToken(String name) {
        return String.valueOf(BRIDGE.bean(ScimTokens.class)
                .make(name, TokenScope.ALL, Set.of(), Instant.now().plus(Duration.ofDays(3)))
                .token()
                .id());
    }

    @Test
    void condition_beginsAndEnds_isToldOnceEach() {
        String id = makeExpiringToken("okta");
        Awaitility.await("it is told").until(() -> !about("/generic", "okta").isEmpty());

        BRIDGE.bean(ScimTokens.class).revoke(id);

        Awaitility.await("the end is told")
                .until(() -> about("/generic", "okta").stream()
                        .anyMatch(
                                request -> json(request).at("/status").asText().equals("resolved")));
        List<LoggedRequest> told = about("/generic", "okta");
        assertThat(told)
                .extracting(request -> json(request).at("/status").asText())
                .containsExactlyInAnyOrder("firing", "resolved");
        assertThat(told)
                .extracting(request -> json(request).at("/id").asText())
                .containsOnly(json(told.get(0)).at("/id").asText());
        assertThat(json(told.get(0)).at("/link").asText()).isEqualTo("https://bridge.example/admin/clients");
        assertThat(told)
                .allSatisfy(request -> assertThat(request.getHeader("X-Bridge-Signature"))
                        .isEqualTo("v1="
                                + HexFormat.of()
                                        .formatHex(Signature.of(
                                                request.getHeader("X-Bridge-Timestamp") + "."
                                                        + request.getBodyAsString(),
                                                "sign with this"))));
    }

    @Test
    void target_thatFails_isShownAndToldAgainUntilItTakesIt() {
        HOOKS.stubFor(post(urlPathEqualTo("/generic"))
                .willReturn(aResponse().withStatus(500).withBody("robot-4711")));
        String id = makeExpiringToken("entra");

        Awaitility.await("the dashboard says so")
                .until(() -> ADMIN.get("/admin/api/health").body().contains("Alerts do not arrive at 'ops'"));
        Awaitility.await("others are told all the same")
                .until(() -> !about("/dingtalk", "entra").isEmpty());
        takeEverything();

        Awaitility.await("it arrives").until(() -> !about("/generic", "entra").isEmpty());
        Awaitility.await("the dashboard is content")
                .until(() -> !ADMIN.get("/admin/api/health").body().contains("Alerts do not arrive at 'ops'"));
        assertThat(BRIDGE.http().get("/actuator/prometheus").body())
                .containsPattern("bridge_alerts_deliveries_total\\{outcome=\"failed\"} [1-9]")
                .containsPattern("bridge_alerts_deliveries_total\\{outcome=\"delivered\"} [1-9]");
        BRIDGE.bean(ScimTokens.class).revoke(id);
    }

    @Test
    void test_oneTargetRefuses_saysWhichAndWhy() {
        HOOKS.stubFor(
                post(urlPathEqualTo("/dingtalk")).willReturn(ok("{\"errcode\":310000,\"errmsg\":\"sign not match\"}")));

        JsonNode results =
                ADMIN.post("/admin/api/alerts/test", "").isStatus(200).json();

        assertThat(results.findValuesAsText("target")).containsExactly("chat", "ops");
        assertThat(results.at("/0/delivered").asBoolean()).isFalse();
        assertThat(results.at("/0/problem").asText()).isEqualTo("DingTalk refused it with errcode 310000.");
        assertThat(results.at("/1/delivered").asBoolean()).isTrue();
        LoggedRequest sent =
                HOOKS.findAll(postRequestedFor(urlPathEqualTo("/dingtalk"))).get(0);
        assertThat(sent.queryParameter("sign").firstValue())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(Signature.of(
                                sent.queryParameter("timestamp").firstValue() + "\nsign with that", "sign with that")));
    }

    @Test
    void settingsAndAlerts_neverShowAddressesOrSecrets() {
        ADMIN.post("/admin/api/alerts/test", "").isStatus(200);

        assertThat(ADMIN.get("/admin/api/settings").isStatus(200).body()
                        + ADMIN.get("/admin/api/alerts").isStatus(200).body())
                .contains("ops")
                .doesNotContain("robot-4711", "sign with this", "sign with that", HOOKS.baseUrl());
    }
}
