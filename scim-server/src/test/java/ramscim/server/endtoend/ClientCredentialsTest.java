package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ramscim.server.door.SecurityEvents;
import ramscim.server.running.OpenIdProvider;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** The bridge's own token endpoint, and what it gives. */
class ClientCredentialsTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String SECRET = "a-client-secret-of-these-tests: 100%";
    private static final String PATH = "/oauth2/token";
    private static final OpenIdProvider SIGNER = OpenIdProvider.start();
    private static final RunningBridge BRIDGE = RunningBridge.start(
            "bridge.admin.password=" + PASSWORD,
            "bridge.scim.oauth.idaas.secret=" + SECRET,
            "bridge.scim.oauth.sailpoint.jwks-uri=" + SIGNER.keys(),
            "bridge.scim.oauth.ping.secret=" + SECRET,
            "bridge.scim.oauth.ping.addresses=203.0.113.0/24");
    private static final ScimClient API =
            BRIDGE.http().with("Authorization", basic("admin", PASSWORD)).with("Content-Type", "application/json");
    private static final ScimClient FORM = BRIDGE.http().with("Content-Type", "application/x-www-form-urlencoded");

    @AfterAll
    static void stop() {
        BRIDGE.close();
        SIGNER.close();
    }

    private static String basic(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ScimAnswer byBasic(String name, String secret) {
        return FORM.with("Authorization", basic(encoded(name), encoded(secret)))
                .post(PATH, "grant_type=client_credentials");
    }

    private static ScimAnswer byPost(String name, String secret) {
        return FORM.post(
                PATH,
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(encoded(name), encoded(secret)));
    }

    private static ScimAnswer byAssertion(String assertion) {
        return byAssertion(FORM, assertion);
    }

    private static ScimAnswer byAssertion(ScimClient form, String assertion) {
        return form.post(
                PATH,
                "grant_type=client_credentials&client_assertion_type=%s&client_assertion=%s"
                        .formatted(encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), assertion));
    }

    private static String assertion(String audience, String id) {
        return SIGNER.signed(claims -> claims.issuer("sailpoint")
                .subject("sailpoint")
                .audience(List.of(audience))
                .id(id));
    }

    private static ScimClient with(ScimAnswer given) {
        return BRIDGE.scim().with("Authorization", "Bearer " + given.text("/access_token"));
    }

    private static void isNoClient(ScimAnswer answer) {
        answer.isStatus(401);
        assertThat(answer.text("/error")).isEqualTo("invalid_client");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
    }

    private static List<String> events(String kind, String actor) {
        BRIDGE.bean(SecurityEvents.class).writeAll();
        List<String> details = new ArrayList<>();
        for (JsonNode event : API.get("/admin/api/audit?limit=1000&kind=" + kind)
                .isStatus(200)
                .at("/events")) {
            if (event.path("actor").asText().equals(actor)) {
                details.add(event.path("detail").asText());
            }
        }
        return details;
    }

    private static ScimAnswer made(String name) {
        return API.post("/admin/api/tokens", "{\"name\":\"%s\",\"way\":\"OAUTH\"}".formatted(name))
                .isStatus(201);
    }

    @Test
    void secret_byBasicAndByPost_getsATokenThatIsTheClients() {
        for (ScimAnswer given : List.of(byBasic("idaas", SECRET), byPost("idaas", SECRET))) {
            given.isStatus(200);
            assertThat(given.text("/token_type")).isEqualTo("Bearer");
            assertThat(given.at("/expires_in").asLong()).isEqualTo(3600);
            assertThat(given.header("Cache-Control")).contains("no-store");
            String name = unique("ada");
            with(given).post("/Users", user(name)).isStatus(201);
            assertThat(API.get("/admin/api/audit?q=" + name).body()).contains("\"actor\":\"token:idaas\"");
        }
        assertThat(events("TOKEN_ISSUED", "token:idaas")).contains("Got an access token.");
    }

    @Test
    void signature_getsATokenOnce() {
        String assertion = assertion(BRIDGE.root() + PATH, UUID.randomUUID().toString());

        with(byAssertion(assertion).isStatus(200)).get("/Users").isStatus(200);
        isNoClient(byAssertion(assertion));

        assertThat(events("TOKEN_REFUSED", "token:sailpoint")).contains("The assertion was used before.");
    }

    /** The endpoint is called what proxies call it, also where they put something before its path. */
    @Test
    void signature_forTheAddressBehindAProxy_getsAToken() {
        ScimClient proxied = FORM.with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-Host", "scim.example.com")
                .with("X-Forwarded-Prefix", "/ram");

        byAssertion(
                        proxied,
                        assertion(
                                "https://scim.example.com/ram" + PATH,
                                UUID.randomUUID().toString()))
                .isStatus(200);
        isNoClient(byAssertion(
                proxied,
                assertion("https://scim.example.com" + PATH, UUID.randomUUID().toString())));
    }

    @Test
    void signature_forAnotherEndpointOrTooLong_isNone() {
        isNoClient(byAssertion(assertion("https://other.example.com/oauth2/token", "a")));
        isNoClient(byAssertion(SIGNER.signed(claims -> claims.issuer("sailpoint")
                .subject("sailpoint")
                .audience(List.of(BRIDGE.root() + PATH))
                .id("b")
                .expiresAt(Instant.now().plusSeconds(86_400)))));
    }

    @Test
    void wrongSecret_isAStrangers() {
        isNoClient(byBasic("idaas", "wrong"));
        isNoClient(byPost("nobody", SECRET));

        assertThat(events("TOKEN_REFUSED", "anonymous"))
                .contains("Client id and secret do not belong together.")
                .noneMatch(detail -> detail.contains(SECRET));
    }

    @Test
    void request_thatIsNoneOfTheGrant_isRefusedInItsForm() {
        ScimAnswer grant =
                FORM.post(PATH, "grant_type=password&username=ada&password=x").isStatus(400);
        assertThat(grant.text("/error")).isEqualTo("unsupported_grant_type");
        ScimAnswer query = FORM.post(PATH + "?client_id=idaas", "grant_type=client_credentials")
                .isStatus(400);
        assertThat(query.text("/error")).isEqualTo("invalid_request");
        isNoClient(FORM.with("Authorization", basic("idaas", encoded(SECRET)))
                .post(PATH, "grant_type=client_credentials&client_id=idaas&client_secret=" + encoded(SECRET)));
        FORM.get(PATH).isStatus(405);
    }

    @Test
    void madeOnTheDashboard_rotatedAndRevoked_endsWithItsTokens() {
        String name = unique("ping");
        ScimAnswer made = made(name);
        ScimClient old = with(byBasic(name, made.text("/secret")).isStatus(200));
        old.get("/Users").isStatus(200);
        BRIDGE.scim()
                .with("Authorization", "Bearer " + made.text("/secret"))
                .get("/Users")
                .isError(401);

        ScimAnswer rotated = API.post("/admin/api/tokens/" + made.text("/token/id") + "/rotate", "{}")
                .isStatus(201);
        ScimClient fresh = with(byBasic(name, rotated.text("/secret")).isStatus(200));
        old.get("/Users").isStatus(200);
        fresh.get("/Users").isStatus(200);

        API.post("/admin/api/tokens/" + rotated.text("/token/id") + "/revoke", "")
                .isStatus(200);
        fresh.get("/Users").isError(401);
        old.get("/Users").isStatus(200);
        isNoClient(byBasic(name, rotated.text("/secret")));
        assertThat(events("TOKEN_REFUSED", "token:" + name)).contains("The client was revoked.");
    }

    @Test
    void addresses_othersThanTheClients_getNoToken() {
        isNoClient(byBasic("ping", SECRET));
        FORM.with("X-Forwarded-For", "203.0.113.7")
                .with("Authorization", basic("ping", encoded(SECRET)))
                .post(PATH, "grant_type=client_credentials")
                .isStatus(200);
    }

    @Test
    void refusals_moreThanAFewFromOnePlace_are429ThereOnly() {
        ScimClient place = FORM.with("X-Forwarded-For", "198.51.100.4");
        for (int n = 0; n < 20; n++) {
            place.with("Authorization", basic("idaas", "wrong-" + n))
                    .post(PATH, "grant_type=client_credentials")
                    .isStatus(401);
        }
        ScimAnswer answer = place.post(PATH, "grant_type=client_credentials").isStatus(429);

        assertThat(answer.header("Retry-After")).isNotNull();
        byBasic("idaas", SECRET).isStatus(200);
    }
}
