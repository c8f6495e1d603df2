package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.Bodies.user;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.running.RawConnection;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** Whatever layer refuses a request under the SCIM path, the refusal is a SCIM error. */
class ErrorFormTest {
    private static final String SIGNED_IN = "Authorization: Bearer " + RunningBridge.TOKEN + "\r\n";

    private final RunningBridge bridge = RunningBridge.shared();
    private final ScimClient scim = bridge.scim();

    @Test
    void withoutToken_isUnauthorizedAndSaysHowToSignIn() {
        ScimAnswer answer = scim.without("Authorization").get("/Users").isError(401);

        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"scim\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer ", "Basic YWRtaW46YWRtaW4=", "no-scheme", "Bearer\ttoken"})
    void withTokenThatIsNone_isUnauthorized(String authorization) {
        ScimAnswer answer =
                scim.with("Authorization", authorization).get("/Users").isError(401);

        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'active': false, 'Active': true",
                "'name': {'givenName': 'A', 'GIVENNAME': 'B'}",
                "'emails': [{'value': 'a@b.example', 'Value': 'c@d.example'}]"
            })
    void post_oneNameTwiceInDifferentCase_isInvalidSyntax(String attributes) {
        scim.post("/Users", user("twice", attributes)).isError(400, "invalidSyntax");
    }

    @Test
    void search_schemasOfAnotherMessage_isInvalidSyntax() {
        scim.post("/Users/.search", json("{'schemas': ['x']}")).isError(400, "invalidSyntax");
        scim.post("/Users/.search", json("{'schemas': 'x'}")).isError(400, "invalidSyntax");
        scim.post("/Users/.search", json("{'schemas': [], 'count': 0}")).isStatus(200);
        scim.post("/Users/.search", json("{'count': 0}")).isStatus(200);
    }

    @Test
    void withoutToken_bodyIsNotLookedAt() {
        scim.without("Authorization").post("/Users", "{").isError(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Nothing",
                "/Users/nobody",
                "/Users/00000000-0000-4000-8000-000000000000",
                "/Users/a/b",
                "/Groups/x'%20or%20'1'='1",
                "/Schemas/urn:no:such",
                "/ResourceTypes/Nothing"
            })
    void get_whatIsNotThere_isNotFound(String path) {
        scim.get(path).isError(404);
    }

    @Test
    void get_underScimButNotVersion2_isNotFound() {
        ScimClient.of(bridge.root(), RunningBridge.TOKEN).get("/scim/v1/Users").isError(404);
        ScimClient.of(bridge.root(), RunningBridge.TOKEN).get("/scim").isError(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /Users",
                "DELETE /Users",
                "POST /Users/1",
                "POST /Schemas",
                "DELETE /ResourceTypes",
                "BREW /Users"
            })
    void methodThatThePathDoesNotHave_isNotAllowed(String request) {
        String[] parts = request.split(" ", 2);

        scim.send(parts[0], parts[1], "{}").isError(405);
    }

    @Test
    void get_whatNobodyServes_isNotAcceptable() {
        scim.with("Accept", "text/html").get("/Users").isError(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a/b/c", "text/html;q=x", ",", ""})
    void get_acceptThatCannotBeRead_isNoInternalError(String accept) {
        ScimAnswer answer = scim.with("Accept", accept).get("/Users/nobody");

        answer.isError(answer.status());
        assertThat(answer.status()).isIn(400, 404, 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense", "a/b/c"})
    void post_bodyOfAnotherType_isUnsupported(String type) {
        ScimAnswer answer = scim.with("Content-Type", type).post("/Users", user("x"));

        assertThat(answer.status()).isIn(400, 415);
        answer.isError(answer.status());
    }

    @Test
    void post_bodyBeyondTheLimit_isTooLarge() {
        scim.post("/Users", user("big", "'title': '" + "x".repeat(2_100_000) + "'"))
                .isError(413);
    }

    private ScimAnswer exchange(String requestLine, String... headers) {
        return RawConnection.exchange(
                bridge.port(),
                requestLine + " HTTP/1.1\r\nHost: x\r\n" + SIGNED_IN + String.join("", headers)
                        + "Connection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /scim/v2/Users?filter=a\u0001b", "GET /scim/v2/Us\u0000ers", "GET /scim/v2/Users/%zz"})
    void requestLine_withWhatNoUriHas_isAScimError(String requestLine) {
        exchange(requestLine).isError(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/..%2fGroups", "/Users/%00", "//Users/;a=b", "/Users/a%5Cb", "/Users/../Groups/.."})
    void path_thatMayMeanAnother_isAScimError(String path) {
        ScimAnswer answer = exchange("GET /scim/v2" + path);

        assertThat(answer.status()).isIn(400, 404);
        answer.isError(answer.status());
    }

    @Test
    void headers_thatAreTooLarge_areAScimError() {
        exchange("GET /scim/v2/Users", "X-Long: " + "x".repeat(250_000) + "\r\n")
                .isError(400);
    }

    @Test
    void bodyThatEndsEarly_isAScimError() {
        ScimAnswer answer = exchange(
                "POST /scim/v2/Users",
                "Content-Type: application/scim+json\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Connection: close\r\n\r\nxyz\r\n");

        answer.isError(400);
    }

    @Test
    void elsewhere_errorsAreNoScimErrors() {
        ScimAnswer answer = bridge.http().get("/nothing");

        assertThat(answer.status()).isIn(401, 403, 404);
        assertThat(answer.body()).doesNotContain("scim");
    }

    @Test
    void answers_neverSayWhatTheyAreMadeWith() {
        assertThat(scim.get("/Nothing").body()).doesNotContainIgnoringCase("tomcat", "jersey", "exception");
        assertThat(scim.get("/Nothing").header("Server")).isNull();
    }
}
