package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.RawConnection;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** What strangers get, and what whoever signed in cannot make of it. */
class FrontDoorTest {
    private static final String PASSWORD = "a-password-of-these-tests";
    private static final RunningBridge BRIDGE = RunningBridge.start(
            "bridge.admin.password=" + PASSWORD,
            "bridge.public-url=https://bridge.example.com",
            "bridge.actuator.open=false",
            "bridge.requests.header-timeout=300ms",
            "bridge.requests.body-timeout=300ms",
            "bridge.scim.patch-max-operations=100");
    private static final ScimClient API =
            BRIDGE.http().with("Authorization", basic("admin:" + PASSWORD)).with("Content-Type", "application/json");

    private static final List<String> ODDITIES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "1",
            "{'ids': [null]}",
            "{'users': [null], 'groups': null}",
            "{'changes': [{}], 'mark': ''}",
            "{'name': 'x', 'scope': 'ALL', 'expires': '+999999999-12-31T23:59:59Z'}",
            "{'name': 'x', 'scope': 'ALL', 'expires': '1970-01-01T00:00:00Z'}",
            "{'name': '" + "x".repeat(5_000) + "', 'scope': 7, 'overlap': 'PT99999999999999H'}",
            "{'report': -1, 'findings': ['x', null, {}], 'user': {'userName': {}}}",
            "[".repeat(60) + "]".repeat(60));

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static String basic(String nameAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    private static ScimAnswer raw(String requestLine, String... headers) {
        return RawConnection.exchange(
                BRIDGE.port(),
                requestLine + " HTTP/1.1\r\nHost: evil.example:99\r\n" + String.join("", headers)
                        + "Connection: close\r\n\r\n");
    }

    private static String token() {
        return "Authorization: Bearer " + RunningBridge.TOKEN + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/people", "/admin/people?q=x", "/admin/sign-in", "/admin/nothing"})
    void stranger_looksAtThePages_hasNoSession(String path) {
        String answer = raw("GET " + path).headers().toString();

        assertThat(answer).doesNotContain("bridge-session");
    }

    @Test
    void stranger_postsToThePages_hasNoSession() {
        ScimAnswer answer = BRIDGE.http()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/admin/clients", "name=x");

        assertThat(answer.headers().toString()).doesNotContain("bridge-session");
        assertThat(BRIDGE.http().post("/admin/api/tokens", "{}").headers().toString())
                .doesNotContain("bridge-session");
    }

    @Test
    void stranger_asksForALongAddress_nothingOfItIsKept() {
        ScimAnswer answer = raw("GET /admin/people?q=" + "x".repeat(10_000));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().toString()).doesNotContain("xxx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/scim/v2;x=y/Users",
                "//scim/v2;x=y/Users",
                "/scim//v2/../v2/Users",
                "//actuator/../scim/v2/Users",
                "/%73cim/v2/Users",
                "/scim/v2/Users/%7Bx%7D/.search",
                "/scim/v2/%2e%2e/v2/Users",
                "/actuator/../scim/v2/Users",
                "/actuator/..;/scim/v2/Users"
            })
    void path_thatCanBeReadInTwoWays_isAScimErrorWithAndWithoutAToken(String path) {
        raw("GET " + path).isError(400);
        raw("GET " + path, token()).isError(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//scim/v2/Users",
                "/scim//v2/Users",
                "/scim/v2//Users",
                "///scim///v2///Users//",
                "/scim/v2/Users//?count=1"
            })
    void path_withManySlashes_isAnsweredAsWithOne(String path) {
        raw("GET " + path).isError(401);
        assertThat(raw("GET " + path, token()).isStatus(200).at("/totalResults").isNumber())
                .isTrue();
    }

    @Test
    void serviceProviderConfig_isToldToAnybody() {
        raw("GET /scim/v2/ServiceProviderConfig").isStatus(200);
        raw("GET /scim/v2/Schemas").isError(401);
        raw("GET /scim/v2/ServiceProviderConfig/x").isError(401);
        raw("DELETE /scim/v2/ServiceProviderConfig").isError(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//admin", "/admin;x=y", "/%61dmin", "/admin/api//tokens", "/actuator/./health"})
    void path_thatCanBeReadInTwoWaysElsewhere_isABadRequest(String path) {
        assertThat(raw("GET " + path).status()).isEqualTo(400);
    }

    /** As long as there are bytes, however few: the connection ends all the same, or this does not. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /scim", "GET /scim/v2/Users HTTP/1.1\r\nX-Slow: ", "\r\n\r\nPOST"})
    void headers_thatDoNotEnd_endTheConnection(String beginning) throws IOException {
        RawConnection.awaitEnd(BRIDGE.port(), beginning);

        raw("GET /scim/v2/Users", token()).isStatus(200);
    }

    @Test
    void twoTokens_areNone() {
        raw("GET /scim/v2/Users", token(), "Authorization: Bearer other\r\n").isError(400);
        raw("GET /scim/v2/Users", token()).isStatus(200);
    }

    @Test
    void publicUrl_whateverHostSays_isWhatLinksAreBuiltOf() {
        ScimAnswer made = BRIDGE.scim().post("/Users", user(unique("pia"))).isStatus(201);

        assertThat(made.header("Location")).startsWith("https://bridge.example.com/scim/v2/Users/");
        assertThat(made.text("/meta/location")).isEqualTo(made.header("Location"));
        assertThat(raw("GET /scim/v2/Users/" + made.id(), token(), "X-Forwarded-Host: evil.example\r\n")
                        .text("/meta/location"))
                .isEqualTo(made.header("Location"));
        assertThat(raw("GET /admin/people").header("Location")).isEqualTo("https://bridge.example.com/admin/sign-in");
    }

    @Test
    void actuator_ofAStranger_saysWhetherTheBridgeIsWellAndNothingElse() {
        ScimClient http = BRIDGE.http();

        http.get("/actuator/health/liveness").isStatus(200);
        http.get("/actuator/health/readiness").isStatus(200);
        assertThat(http.get("/actuator/health").isStatus(200).body()).doesNotContain("details");
        assertThat(http.get("/actuator/health/ram").isStatus(200).body()).doesNotContain("details");
        assertThat(http.get("/actuator/prometheus").status()).isEqualTo(403);
    }

    @Test
    void bodyThatDoesNotCome_hasItsTime() {
        raw("POST /scim/v2/Users", token(), "Content-Type: application/scim+json\r\n", "Content-Length: 9\r\n")
                .isStatus(408);
    }

    @Test
    void form_largerThanAnyBeforeSignIn_isTooLarge() {
        ScimClient form = BRIDGE.http().with("Content-Type", "application/x-www-form-urlencoded");

        assertThat(form.post("/admin/sign-in", "username=" + "x".repeat(9_000)).status())
                .isEqualTo(413);
    }

    @Test
    void patch_moreOperationsThanMay_isTooLargeAndChangesNothing() {
        String id =
                BRIDGE.scim().post("/Users", user(unique("una"))).isStatus(201).id();
        String[] operations = IntStream.range(0, 101)
                .mapToObj(n -> "{'op': 'replace', 'path': 'title', 'value': 'x'}")
                .toArray(String[]::new);

        BRIDGE.scim().patch("/Users/" + id, patch(operations)).isError(413);

        assertThat(BRIDGE.scim().get("/Users/" + id).at("/title").isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"attributes", "excludedAttributes", "sortBy"})
    void name_thatIsTooLong_isRefusedAndNotRepeated(String parameter) {
        ScimAnswer byGet = BRIDGE.scim().get("/Users?" + parameter + "=" + "a.".repeat(400));
        ScimAnswer byPost =
                BRIDGE.scim().post("/Users/.search", json("{'" + parameter + "': '" + "a.".repeat(100_000) + "'}"));

        byGet.isError(400);
        byPost.isError(400);
        assertThat(byPost.text("/detail")).hasSizeLessThan(700);
    }

    @Test
    void name_list_isBounded() {
        BRIDGE.scim()
                .post("/Users/.search", json("{'attributes': '" + "a,".repeat(50_000) + "'}"))
                .isError(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"System: x", "System:", "Custom:", "Custom:a b"})
    void entitlement_thatCannotBeAPolicy_isInvalid(String value) {
        BRIDGE.scim()
                .post("/Users", user(unique("eve"), "'entitlements': [{'value': '" + value + "'}]"))
                .isError(400, "invalidValue");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            /tokens | {"name":"a","expires":"+999999999-01-01T00:00:00Z"}
            /tokens | {"name":"a","expires":"2001-01-01T00:00:00Z"}
            /tokens | {}
            /adoption | {}
            /adoption | {"keys":[null]}
            /adoption | {"users":[null]}
            /held/approve | {"changes":[null]}
            /held/approve | {"ids":[null]}
            /held/reject | {}
            /reconcile/repair | {"positions":[null]}
            """)
    void api_bodyThatLacksWhatItNeeds_isNoInternalError(String path, String body) {
        ScimAnswer answer = API.post("/admin/api" + path, body);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text("/detail")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x/retry",
                "x/dismiss",
                "r/retry",
                "%20/retry",
                "refused-/dismiss",
                "9999999999999999999999/retry"
            })
    void api_failureThatIsNone_isNotThere(String path) {
        assertThat(API.post("/admin/api/failures/" + path, "").status()).isEqualTo(404);
    }

    @Test
    void api_retryOfNothing_beginsNothing() {
        API.post("/admin/api/failures/retry", "").isStatus(200);
    }

    @Test
    void sessions_ofOthers_cannotBeBorrowedAndCanBeEnded() {
        try (RunningBridge bridge = RunningBridge.start("bridge.admin.password=" + PASSWORD)) {
            DashboardClient browser = DashboardClient.signedIn(bridge.root(), PASSWORD);
            ScimClient api = bridge.http().with("Authorization", basic("admin:" + PASSWORD));
            assertThat(browser.get("/admin/settings/sessions")).contains("127.0.0.1");
            assertThat(browser.forge("/admin/api/alerts/test", basic("admin:not-the-password")))
                    .as("a session with a password beside it needs its CSRF token all the same")
                    .isEqualTo(403);
            String id = api.get("/admin/api/sessions").isStatus(200).text("/0/id");

            api.post("/admin/api/sessions/" + id + "/end", "").isStatus(200);

            assertThat(browser.get("/admin/clients")).contains("Sign in");
            api.post("/admin/api/sessions/" + id + "/end", "").isStatus(404);
        }
    }

    @Test
    void databaseFiles_inADirectoryOfOthers_areForTheirOwnerOnly() throws Exception {
        try (var files = Files.list(BRIDGE.data())) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("bridge.db")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void strangers_andTheirTokens_countForNothing() {
        int before = API.get("/admin/api/health").at("/snapshot/lastHour/done").asInt();

        for (int n = 0; n < 60; n++) {
            BRIDGE.scim()
                    .with("Authorization", "Bearer nobody-knows-this-token")
                    .get("/Users")
                    .isError(401);
        }
        BRIDGE.scim().get("/Users").isStatus(200);

        Awaitility.await("the dashboard counts the last request")
                .until(() -> API.get("/admin/api/health")
                                .at("/snapshot/lastHour/done")
                                .asInt()
                        > before);
        assertThat(API.get("/admin/api/health")
                        .at("/snapshot/lastHour/unauthorized")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tokens",
                "/tokens/x/rotate",
                "/tokens/x/revoke",
                "/sessions/x/end",
                "/failures/retry",
                "/failures/x/retry",
                "/failures/x/dismiss",
                "/reconcile",
                "/reconcile/repair",
                "/people/x/reconcile",
                "/groups/x/reconcile",
                "/adoption",
                "/adoption/list",
                "/held/approve",
                "/held/reject",
                "/mapping/preview",
                "/alerts/test"
            })
    void administratorsApi_oddBodies_areTheCallersMistakeOrFine(String route) {
        for (String body : ODDITIES) {
            assertThat(API.post("/admin/api" + route, json(body)).status())
                    .as("%s %s", route, body)
                    .isLessThan(500);
        }
    }
}
