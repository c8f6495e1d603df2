package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.door.SecurityEvents;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.OpenIdProvider;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;

/** A dashboard that nobody signs in to with a password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleSignOnTest {
    private static final String PASSWORD = "a-password-of-these-tests";
    private static final String JSON = "application/json";

    private OpenIdProvider provider;
    private RunningBridge bridge;

    @BeforeAll
    void start() {
        provider = OpenIdProvider.start();
        bridge =
                RunningBridge.start(provider.settings("bridge.admin.local=false", "bridge.admin.password=" + PASSWORD));
    }

    @AfterAll
    void stop() {
        bridge.close();
        provider.close();
    }

    private DashboardClient signedIn(String subject, String name, String... groups) {
        provider.signIn(subject, name, groups);
        return DashboardClient.bySingleSignOn(bridge.root());
    }

    private List<JsonNode> events(String kind) {
        DashboardClient auditor = signedIn("auditor", "Auditor", "lookers");
        bridge.bean(SecurityEvents.class).writeAll();
        List<JsonNode> events = new ArrayList<>();
        auditor.send("GET", "/admin/api/audit?limit=1000&kind=" + kind, JSON, "")
                .isStatus(200)
                .at("/events")
                .forEach(events::add);
        return events;
    }

    private List<JsonNode> events(String kind, String subject) {
        return events(kind).stream()
                .filter(event -> event.path("actor").asText().equals("sso:" + provider.issuer() + "#" + subject))
                .toList();
    }

    @Test
    void signIn_withTheProvider_bindsTheCodeToThisRequest() {
        ScimAnswer answer = bridge.http().get("/admin/sign-in/with/sso").isStatus(302);

        assertThat(answer.header("Location"))
                .contains("/authorize?", "code_challenge=", "code_challenge_method=S256", "nonce=", "state=");
    }

    @Test
    void password_isAskedForNowhereAndTakenNowhere() {
        String basic = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

        assertThat(bridge.http().get("/admin/sign-in").isStatus(200).body())
                .contains("single sign-on")
                .doesNotContain("type=\"password\"");
        ScimAnswer refused = bridge.http()
                .with("Authorization", "Basic " + basic)
                .get("/admin/api/health")
                .isStatus(401);
        assertThat(refused.headers().toString()).doesNotContain("Basic");
    }

    @Test
    void pages_ofStrangers_leadToTheSignInPage() {
        assertThat(bridge.http().get("/admin/people").isStatus(302).header("Location"))
                .endsWith("/admin/sign-in");
    }

    @Test
    void signIn_isToldWithSubjectIssuerNameAndRole() {
        signedIn("2482", "Ada Lovelace", "workers", "others");

        assertThat(events("SIGNED_IN", "2482")).singleElement().satisfies(event -> {
            assertThat(event.at("/change/name/after").asText()).isEqualTo("Ada Lovelace");
            assertThat(event.at("/change/role/after").asText()).isEqualTo("operator");
            assertThat(event.at("/change/address/after").asText()).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void somebodyCalledAdmin_isNotTheLocalAdministrator() {
        DashboardClient admin = signedIn("admin", "admin", "owners");
        admin.send("POST", "/admin/api/tokens", JSON, "{\"name\":\"by-sso\"}").isStatus(201);

        assertThat(events("TOKEN_CREATED"))
                .extracting(event -> event.path("actor").asText())
                .contains("sso:" + provider.issuer() + "#admin")
                .doesNotContain("admin:admin");
        assertThat(admin.get("/admin/settings/sessions")).contains("single sign-on", provider.issuer());
        assertThat(admin.get("/admin/audit?kind=TOKEN_CREATED")).contains("single sign-on at " + provider.issuer());
        assertThat(admin.get("/admin/people")).contains(", single sign-on");
        ScimAnswer sessions = admin.send("GET", "/admin/api/sessions", JSON, "").isStatus(200);
        assertThat(sessions.json()).anySatisfy(session -> {
            assertThat(session.path("kind").asText()).isEqualTo("SSO");
            assertThat(session.path("subject").asText()).isEqualTo("admin");
            assertThat(session.path("issuer").asText()).isEqualTo(provider.issuer());
        });
    }

    @Test
    void signIn_withOtherRolesThanTheLastTime_isTold() {
        signedIn("grace", "Grace", "owners");
        signedIn("grace", "Grace", "owners");
        signedIn("grace", "Grace", "lookers");
        signedIn("grace", "Grace");

        assertThat(events("ROLES_CHANGED", "grace"))
                .extracting(event -> event.at("/change/role/before").asText() + " to "
                        + event.at("/change/role/after").asText())
                .containsExactly("viewer to none", "admin to viewer");
    }

    @Test
    void whoeverHasNoRole_seesNothingAndIsTold() {
        DashboardClient nobody = signedIn("eve", "Eve");

        nobody.send("GET", "/admin/people", JSON, "").isStatus(403);
        nobody.send("GET", "/admin/api/people", JSON, "").isStatus(403);

        assertThat(events("ACCESS_DENIED", "eve")).hasSizeGreaterThan(1);
    }

    @Test
    void signIn_thatDoesNotComeToItsEnd_isToldWithTheReasonAndNoMore() {
        bridge.http()
                .get("/admin/sign-in/sso?error=access_denied&error_description=forged%20words&state=none")
                .isStatus(302);
        bridge.http().get("/admin/sign-in/sso?code=made-up&state=made-up").isStatus(302);

        assertThat(events("SIGN_IN_FAILED")).isNotEmpty().allSatisfy(event -> {
            assertThat(event.path("actor").asText()).isEqualTo("anonymous");
            assertThat(event.path("detail").asText())
                    .startsWith("Single sign-on did not come to its end: ")
                    .doesNotContain("forged", "made-up");
        });
    }

    @Test
    void signIn_whileTheProviderIsAway_saysSoAndWorksWhenItIsBack() {
        try (OpenIdProvider shaky = OpenIdProvider.start();
                RunningBridge other = RunningBridge.start(shaky.settings("bridge.admin.password=" + PASSWORD))) {
            shaky.away(true);

            ScimAnswer answer = other.http().get("/admin/sign-in/with/sso").isStatus(503);

            assertThat(answer.header("Retry-After")).isNotNull();
            assertThat(answer.body()).contains("cannot be reached at this moment", "/admin/sign-in/with/sso");
            assertThat(failedSignIns(other))
                    .singleElement()
                    .asString()
                    .startsWith("Single sign-on cannot begin: " + shaky.issuer());
            shaky.away(false);
            shaky.signIn("2482", "Ada Lovelace", "lookers");
            assertThat(DashboardClient.bySingleSignOn(other.root()).get("/admin/people"))
                    .contains("Ada Lovelace");
        }
    }

    @Test
    void signIn_atAnIssuerWhereNobodyListens_isNoErrorOfTheBridge() {
        OpenIdProvider gone = OpenIdProvider.start();
        gone.close();
        try (RunningBridge other = RunningBridge.start(gone.settings("bridge.admin.password=" + PASSWORD))) {
            other.http().get("/admin/sign-in/with/sso").isStatus(503);
            other.http().get("/admin/sign-in/with/sso").isStatus(503);
            other.http().get("/admin/sign-in/sso?code=made-up&state=made-up").isStatus(302);

            assertThat(failedSignIns(other))
                    .hasSize(2)
                    .contains("Single sign-on cannot begin: " + gone.issuer()
                            + " says nothing of itself that can be read (Connection refused).");
        }
    }

    private static List<String> failedSignIns(RunningBridge bridge) {
        return bridge.bean(JdbcClient.class)
                .sql("select detail from audit_event where kind = 'SIGN_IN_FAILED' order by sequence")
                .query(String.class)
                .list();
    }

    /** The provider's word is taken anew: without the role it gives none. */
    @Test
    void role_thatTheProviderTookAway_endsWithTheSession() {
        try (RunningBridge brief = bridge.startBeside(
                provider.settings("bridge.admin.local=false", "bridge.admin.oidc.session-life=2s"))) {
            provider.signIn("joan", "Joan", "owners");
            DashboardClient joan = DashboardClient.bySingleSignOn(brief.root());
            provider.signIn("joan", "Joan");

            Awaitility.await("the session ends however busy it is")
                    .until(() -> joan.send("GET", "/admin/people", JSON, "").status() == 302);

            DashboardClient.bySingleSignOn(brief.root())
                    .send("GET", "/admin/people", JSON, "")
                    .isStatus(403);
        }
    }
}
