package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.door.SecurityEvents;
import ramscim.server.finding.Alert;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.Findings;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.fault.Fault;

/** What stands in the record of those who come in, who are turned away, and who take something along. */
class SecurityRecordTest {
    private static final String PASSWORD = "a-password-of-these-tests";
    private static final String HERE = "127.0.0.1";
    private static final RunningBridge BRIDGE =
            RunningBridge.start("bridge.admin.password=" + PASSWORD, "bridge.access.console-logon=password");
    private static final ScimClient API = api(BRIDGE);

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static ScimClient api(RunningBridge bridge) {
        return bridge.http().with("Authorization", basic("admin:" + PASSWORD)).with("Content-Type", "application/json");
    }

    private static String basic(String nameAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> events(RunningBridge bridge, String kind) {
        bridge.bean(SecurityEvents.class).writeAll();
        List<JsonNode> events = new ArrayList<>();
        api(bridge)
                .get("/admin/api/audit?limit=1000&kind=" + kind)
                .isStatus(200)
                .at("/events")
                .forEach(events::add);
        return events;
    }

    private static JsonNode newest(String kind, String detail) {
        return events(BRIDGE, kind).stream()
                .filter(event -> event.path("detail").asText().contains(detail))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " with " + detail));
    }

    private static String address(JsonNode event) {
        return event.at("/change/address/after").asText();
    }

    private static ScimAnswer makeToken(String name, String scope) {
        return API.post("/admin/api/tokens", "{\"name\":\"%s\",\"scope\":\"%s\"}".formatted(name, scope))
                .isStatus(201);
    }

    private static ScimClient scim(ScimAnswer made) {
        return BRIDGE.scim().with("Authorization", "Bearer " + made.text("/secret"));
    }

    @Test
    void signIn_andOut_areTold() {
        DashboardClient browser = DashboardClient.signedIn(BRIDGE.root(), PASSWORD);
        browser.submit("/admin/sign-out", "x=1");

        JsonNode in = newest("SIGNED_IN", "Signed in with the password");
        assertThat(in.path("actor").asText()).isEqualTo("admin:admin");
        assertThat(address(in)).isEqualTo(HERE);
        assertThat(in.path("requestId").asText()).isNotEqualTo("unknown").hasSizeGreaterThan(10);
        assertThat(newest("SIGNED_OUT", "").path("actor").asText()).isEqualTo("admin:admin");
    }

    @Test
    void password_withEachRequestOfTheApi_isOneSignIn() {
        for (int n = 0; n < 20; n++) {
            API.get("/admin/api/health").isStatus(200);
        }

        assertThat(events(BRIDGE, "SIGNED_IN"))
                .filteredOn(event -> event.path("detail").asText().contains("Uses the API"))
                .hasSize(1);
    }

    @Test
    void signIn_withWrongPasswords_isToldAsFailedAndThenAsThrottled() {
        try (RunningBridge bridge = RunningBridge.start("bridge.admin.password=" + PASSWORD)) {
            ScimClient good = api(bridge);
            good.get("/admin/api/health").isStatus(200);
            ScimClient wrong = bridge.http().with("Authorization", basic("admin:not-the-password"));
            for (int n = 0; n < 5; n++) {
                wrong.get("/admin/api/health").isStatus(401);
            }
            for (int n = 0; n < 3; n++) {
                wrong.get("/admin/api/health").isStatus(429);
            }
            bridge.bean(SecurityEvents.class).writeAll();

            List<String> told = bridge.bean(JdbcClient.class)
                    .sql("select kind || ' ' || actor || ' ' || change from audit_event where kind like 'SIGN_IN_%'"
                            + " order by sequence")
                    .query(String.class)
                    .list();
            assertThat(told).hasSize(4).allMatch(event -> event.contains(" anonymous ") && event.contains(HERE));
            assertThat(told.get(0)).startsWith("SIGN_IN_FAILED").doesNotContain("times");
            assertThat(told.get(1)).startsWith("SIGN_IN_THROTTLED").doesNotContain("times");
            assertThat(told.get(2)).startsWith("SIGN_IN_FAILED").contains("\"times\":{\"after\":4}");
            assertThat(told.get(3)).startsWith("SIGN_IN_THROTTLED").contains("\"times\":{\"after\":2}");
            assertThat(String.join("", told)).doesNotContain("not-the-password");
        }
    }

    @Test
    void token_madeRotatedAndRevoked_isToldEach() {
        String name = unique("okta");
        String id = makeToken(name, "ALL").text("/token/id");
        String second = API.post("/admin/api/tokens/" + id + "/rotate", "{}")
                .isStatus(201)
                .text("/token/id");
        API.post("/admin/api/tokens/" + second + "/revoke", "").isStatus(200);

        for (String kind : List.of("TOKEN_CREATED", "TOKEN_ROTATED", "TOKEN_REVOKED")) {
            JsonNode event = newest(kind, name);
            assertThat(event.path("actor").asText()).isEqualTo("admin:admin");
            assertThat(address(event)).isEqualTo(HERE);
        }
    }

    @Test
    void token_revokedOrOutOfItsScope_isToldByName() {
        String name = unique("entra");
        ScimAnswer made = makeToken(name, "READ_ONLY");
        scim(made).get("/Users").isStatus(200);
        scim(made).delete("/Users/x").isStatus(403);
        API.post("/admin/api/tokens/" + made.text("/token/id") + "/revoke", "").isStatus(200);
        scim(made).get("/Users").isStatus(401);
        scim(made).get("/Users").isStatus(401);

        assertThat(events(BRIDGE, "TOKEN_REFUSED"))
                .filteredOn(event -> event.path("actor").asText().equals("token:" + name))
                .extracting(event -> event.path("detail").asText() + " "
                        + event.at("/change/times/after").asLong(1))
                .containsExactlyInAnyOrder(
                        "The token is not for this: its scope is read only. 1",
                        "The token was revoked. 1",
                        "The token was revoked. 1");
    }

    @Test
    void token_fromAnAddressForTheFirstTime_isToldOnce() {
        String name = unique("ping");
        ScimClient scim = scim(makeToken(name, "ALL"));
        for (int n = 0; n < 5; n++) {
            scim.get("/Users").isStatus(200);
        }
        for (int n = 0; n < 5; n++) {
            scim.with("X-Forwarded-For", "203.0.113.7").get("/Users").isStatus(200);
        }

        assertThat(events(BRIDGE, "TOKEN_MOVED"))
                .filteredOn(event -> event.path("actor").asText().equals("token:" + name))
                .extracting(SecurityRecordTest::address)
                .containsExactlyInAnyOrder(HERE, "203.0.113.7");
    }

    @Test
    void strangers_fromManyAddresses_fillNothingAndAlertNobody() {
        try (RunningBridge bridge = RunningBridge.start("bridge.admin.password=" + PASSWORD)) {
            for (int n = 0; n < 400; n++) {
                bridge.scim()
                        .with("Authorization", "Bearer no-token-of-this-bridge-" + n)
                        .with("X-Forwarded-For", "203.0.113." + n % 200)
                        .get("/Users")
                        .isStatus(401);
            }

            List<JsonNode> told = events(bridge, "TOKEN_REFUSED");
            assertThat(told).hasSizeBetween(2, 42);
            assertThat(told.stream()
                            .mapToLong(event -> event.at("/change/times/after").asLong(1))
                            .sum())
                    .isEqualTo(400);
            assertThat(bridge.bean(Findings.class).all())
                    .extracting(Finding::kind)
                    .doesNotContain(FindingKind.REFUSED_CALLER, FindingKind.REFUSED_TOKENS);
            assertThat(bridge.http()
                            .get("/actuator/prometheus")
                            .body()
                            .lines()
                            .filter(line -> line.startsWith("bridge_security_events_total"))
                            .filter(line -> line.contains("\"token\"") && line.contains("\"refused\"")))
                    .singleElement()
                    .satisfies(line -> assertThat(line).endsWith(" 400.0"));
        }
    }

    @Test
    void knownToken_refusedAgainAndAgain_raisesAnAlert() {
        String name = unique("old");
        ScimClient scim = scim(makeToken(name, "GROUPS"));
        for (int n = 0; n < 10; n++) {
            scim.get("/Users").isStatus(403);
        }

        assertThat(BRIDGE.bean(Findings.class).all())
                .extracting(Finding::alert)
                .filteredOn(Objects::nonNull)
                .extracting(Alert::name)
                .contains("refused-caller/token:" + name);
    }

    @Test
    void exports_areToldWithWhoAndWhat() {
        DashboardClient browser = DashboardClient.signedIn(BRIDGE.root(), PASSWORD);
        browser.get("/admin/failures.csv");
        browser.get("/admin/audit.csv?subject=ada");
        browser.get("/admin/audit.jsonl");
        API.get("/admin/api/audit/export?format=CSV").isStatus(200);

        assertThat(events(BRIDGE, "EXPORTED"))
                .extracting(event -> event.path("actor").asText() + " "
                        + event.path("detail").asText() + " "
                        + event.at("/change/query/after").asText())
                .contains(
                        "admin:admin Took the list of failures along (/admin/failures.csv). ",
                        "admin:admin Took the record of changes along (/admin/audit.csv). subject=ada",
                        "admin:admin Took the record of changes along (/admin/audit.jsonl). ",
                        "admin:admin Took the record of changes along (/admin/api/audit/export). format=CSV");
    }

    @Test
    void password_thatAProviderSends_isToldWithoutIt() {
        String name = unique("pwd");
        ScimAnswer made = BRIDGE.scim()
                .post("/Users", user(name, "'password': 'Correct-Horse-7-Battery'"))
                .isStatus(201);
        BRIDGE.scim()
                .patch("/Users/" + made.id(), replace("password", "'Wrong-Pony-8-Battery'"))
                .isStatus(200);
        BRIDGE.scim()
                .patch("/Users/" + made.id(), replace("displayName", "'Pia'"))
                .isStatus(200);

        List<JsonNode> told = events(BRIDGE, "PASSWORD_SET").stream()
                .filter(event -> event.path("resourceId").asText().equals(made.id()))
                .toList();
        assertThat(told).hasSize(2).allSatisfy(event -> {
            assertThat(event.path("actor").asText()).isEqualTo("token:configured");
            assertThat(address(event)).isEqualTo(HERE);
            assertThat(event.toString()).doesNotContain("Battery");
        });
    }

    @Test
    void password_thatTheQueueSets_hasTheAddressOfTheRequest() {
        String id = BRIDGE.scim()
                .post("/Users", user(unique("later"), "'password': 'Correct-Horse-7-Battery'"))
                .isStatus(201)
                .id();
        BRIDGE.simulator().faults().add(Fault.unavailable("UpdateLoginProfile"));
        BRIDGE.scim()
                .with("X-Forwarded-For", "198.51.100.4")
                .patch("/Users/" + id, replace("password", "'Wrong-Pony-8-Battery'"))
                .isStatus(503);
        BRIDGE.simulator().faults().clear();

        Awaitility.await()
                .untilAsserted(() -> assertThat(events(BRIDGE, "PASSWORD_SET"))
                        .filteredOn(event -> event.path("resourceId").asText().equals(id))
                        .extracting(SecurityRecordTest::address)
                        .containsExactlyInAnyOrder(HERE, "198.51.100.4"));
    }

    @Test
    void page_showsAndFiltersThem() {
        makeToken(unique("shown"), "ALL");
        DashboardClient browser = DashboardClient.signedIn(BRIDGE.root(), PASSWORD);

        assertThat(browser.get("/admin/audit?kind=TOKEN_CREATED"))
                .contains("token created", "administrator admin", HERE)
                .doesNotContain("Signed in with the password");
    }

    @Test
    void chain_withAllOfIt_isIntact() {
        BRIDGE.bean(SecurityEvents.class).writeAll();

        assertThat(API.get("/admin/api/audit/verification")
                        .isStatus(200)
                        .at("/intact")
                        .asBoolean())
                .isTrue();
    }
}
