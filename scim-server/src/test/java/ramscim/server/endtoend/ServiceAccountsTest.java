package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.RunningBridge.unique;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.door.SecurityEvents;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** Programs with a token of their own for the admin API. */
class ServiceAccountsTest {
    private static final String PASSWORD = "a-password-of-these-tests";
    private static final String ACCOUNTS = "/admin/api/service-accounts";
    private static final RunningBridge BRIDGE = RunningBridge.start("bridge.admin.password=" + PASSWORD);
    private static final ScimClient JSON = BRIDGE.http().with("Content-Type", "application/json");
    private static final ScimClient ADMIN = JSON.with(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static ScimAnswer make(String name, String role) {
        return ADMIN.post(ACCOUNTS, "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role))
                .isStatus(201);
    }

    private static ScimClient with(ScimAnswer made) {
        return with(made.text("/secret"));
    }

    private static ScimClient with(String secret) {
        return JSON.with("Authorization", "Bearer " + secret);
    }

    @Test
    void made_hasARoleAnEndAndASecretThatIsShownOnce() {
        String name = unique("siem");
        ScimAnswer made = make(name, "VIEWER");

        assertThat(Duration.between(Instant.now(), Instant.parse(made.text("/account/expires"))))
                .isBetween(Duration.ofDays(179), Duration.ofDays(181));
        assertThat(ADMIN.get(ACCOUNTS).isStatus(200).body()).contains(name).doesNotContain(made.text("/secret"));
        assertThat(BRIDGE.bean(JdbcClient.class)
                        .sql("select hash from service_account where name = :name")
                        .param("name", name)
                        .query(String.class)
                        .single())
                .hasSize(64)
                .doesNotContain(made.text("/secret"));
    }

    @Test
    void token_doesWhatItsRoleMay_andIsNamedInTheRecord() {
        String name = unique("operator");
        ScimClient operator = with(make(name, "OPERATOR"));

        operator.get("/admin/api/health").isStatus(200);
        operator.post("/admin/api/alerts/test", "").isStatus(200);
        operator.post("/admin/api/tokens", "{\"name\":\"x\"}").isStatus(403);

        assertThat(ADMIN.get("/admin/api/audit?kind=ADMINISTERED&actor=service:" + name)
                        .body())
                .contains("sent a test alert");
        assertThat(ADMIN.get(ACCOUNTS).body()).contains("\"lastAddress\":\"127.0.0.1\"");
    }

    @Test
    void token_isNoneForScimAndNoneForPages() {
        ScimAnswer made = make(unique("wide"), "ADMIN");

        BRIDGE.scim()
                .with("Authorization", "Bearer " + made.text("/secret"))
                .get("/Users")
                .isError(401);
        with(made).get("/admin/people").isStatus(302);
        assertThat(with(made).get("/admin/api/health").headers().toString()).doesNotContain("bridge-session");
    }

    @Test
    void token_ofAProvider_isNoneForTheApi() {
        with(RunningBridge.TOKEN).get("/admin/api/health").isStatus(401);
    }

    @Test
    void token_evenOfAnAdministrator_makesNoOther() {
        ScimAnswer made = make(unique("mighty"), "ADMIN");
        ScimClient mighty = with(made);

        mighty.post("/admin/api/tokens", "{\"name\":\"" + unique("t") + "\"}").isStatus(201);
        mighty.post(ACCOUNTS, "{\"name\":\"x\",\"role\":\"VIEWER\"}").isStatus(403);
        mighty.post(ACCOUNTS + "/" + made.text("/account/id") + "/rotate", "{}").isStatus(403);
        mighty.get(ACCOUNTS).isStatus(200);
    }

    @Test
    void revoked_isRefusedAtOnceAndTold() {
        String name = unique("gone");
        ScimAnswer made = make(name, "VIEWER");
        ADMIN.post(ACCOUNTS + "/" + made.text("/account/id") + "/revoke", "").isStatus(200);

        ScimAnswer refused = with(made).get("/admin/api/health").isStatus(401);

        assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
        BRIDGE.bean(SecurityEvents.class).writeAll();
        assertThat(ADMIN.get("/admin/api/audit?kind=TOKEN_REFUSED&actor=service:" + name)
                        .body())
                .contains("was revoked");
    }

    @Test
    void rotated_oldAndNewWorkForAWhile() {
        ScimAnswer made = make(unique("turned"), "VIEWER");
        String rotate = ACCOUNTS + "/" + made.text("/account/id") + "/rotate";

        ScimAnswer next = ADMIN.post(rotate, "{}").isStatus(201);

        with(made).get("/admin/api/health").isStatus(200);
        with(next).get("/admin/api/health").isStatus(200);
        ADMIN.post(rotate, "{}").isStatus(400);
        ADMIN.post(ACCOUNTS + "/" + next.text("/account/id") + "/rotate", "{\"overlap\":\"PT0S\"}")
                .isStatus(201);
        with(next).get("/admin/api/health").isStatus(401);
    }

    @Test
    void sameName_whileThereIsOne_isRefused() {
        String name = unique("twin");
        make(name, "VIEWER");

        ADMIN.post(ACCOUNTS, "{\"name\":\"%s\",\"role\":\"ADMIN\"}".formatted(name))
                .isStatus(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\",\"role\":\"VIEWER\"}",
                "{\"name\":\"x\\u0000\",\"role\":\"VIEWER\"}",
                "{\"name\":\"norole\"}",
                "{\"name\":\"odd\",\"role\":\"ROOT\"}",
                "{\"name\":\"past\",\"role\":\"VIEWER\",\"expires\":\"2020-01-01T00:00:00Z\"}",
                "{\"name\":\"long\",\"role\":\"VIEWER\",\"expires\":\"2100-01-01T00:00:00Z\"}"
            })
    void make_whatIsNoAccount_isRefused(String body) {
        ADMIN.post(ACCOUNTS, body).isStatus(400);
    }

    @Test
    void session_besideAToken_lendsItNothing() {
        DashboardClient browser = DashboardClient.signedIn(BRIDGE.root(), PASSWORD);

        assertThat(browser.forge("/admin/api/alerts/test", "Bearer made-up")).isEqualTo(401);
        assertThat(browser.forge(
                        "/admin/api/tokens",
                        "Bearer " + make(unique("beside"), "VIEWER").text("/secret")))
                .isEqualTo(403);
    }

    @Test
    void page_makesRotatesAndRevokes() {
        DashboardClient browser = DashboardClient.signedIn(BRIDGE.root(), PASSWORD);
        String name = unique("paged");

        String page = browser.submit("/admin/clients/service-accounts", "name=" + name + "&role=VIEWER&days=30");

        Matcher secret = Pattern.compile("id=\"secret\">([^<]+)<").matcher(page);
        assertThat(secret.find()).isTrue();
        with(secret.group(1)).get("/admin/api/health").isStatus(200);
        assertThat(browser.get("/admin/clients")).contains(name).doesNotContain(secret.group(1));
        Matcher id = Pattern.compile("service-accounts/([0-9a-f]{16})/revoke\"[^\\n]*Revoke " + name)
                .matcher(page);
        assertThat(id.find()).isTrue();
        browser.submit("/admin/clients/service-accounts/" + id.group(1) + "/revoke", "x=1");
        with(secret.group(1)).get("/admin/api/health").isStatus(401);
    }
}
