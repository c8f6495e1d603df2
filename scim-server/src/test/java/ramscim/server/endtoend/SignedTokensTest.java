package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ramscim.server.door.SecurityEvents;
import ramscim.server.finding.Alert;
import ramscim.server.finding.Finding;
import ramscim.server.finding.Findings;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.OpenIdProvider;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** Providers that sign in with tokens of their own issuer. */
class SignedTokensTest {
    private static final String PASSWORD = "correct horse battery";
    private static final OpenIdProvider PROVIDER = OpenIdProvider.start();
    private static final RunningBridge BRIDGE = RunningBridge.start(
            "bridge.admin.password=" + PASSWORD,
            "bridge.scim.jwt.entra.issuer=" + PROVIDER.issuer(),
            "bridge.scim.jwt.entra.audience=api://bridge",
            "bridge.scim.jwt.entra.application=app",
            "bridge.scim.jwt.reader.issuer=" + PROVIDER.issuer(),
            "bridge.scim.jwt.reader.audience=api://bridge",
            "bridge.scim.jwt.reader.subject=reader",
            "bridge.scim.jwt.reader.scope=read-only",
            "bridge.scim.jwt.elsewhere.issuer=" + PROVIDER.issuer(),
            "bridge.scim.jwt.elsewhere.audience=api://bridge",
            "bridge.scim.jwt.elsewhere.subject=elsewhere",
            "bridge.scim.jwt.elsewhere.addresses=203.0.113.0/24",
            "bridge.scim.jwt.quiet.issuer=" + PROVIDER.issuer(),
            "bridge.scim.jwt.quiet.audience=api://bridge",
            "bridge.scim.jwt.quiet.subject=quiet",
            "bridge.scim.jwt.shown.issuer=" + PROVIDER.issuer(),
            "bridge.scim.jwt.shown.audience=api://bridge",
            "bridge.scim.jwt.shown.subject=shown",
            "bridge.scim.jwt.busy.issuer=" + PROVIDER.issuer(),
            "bridge.scim.jwt.busy.audience=api://bridge",
            "bridge.scim.jwt.busy.subject=busy",
            "bridge.scim.jwt.busy.requests-per-minute=3");
    private static final ScimClient API = BRIDGE.http()
            .with(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
            .with("Content-Type", "application/json");

    @AfterAll
    static void stop() {
        BRIDGE.close();
        PROVIDER.close();
    }

    private static String token() {
        return token("app");
    }

    private static String token(String application) {
        return PROVIDER.accessToken(application, "api://bridge");
    }

    private static ScimClient with(String token) {
        return BRIDGE.scim().with("Authorization", "Bearer " + token);
    }

    private static ScimClient subject(String subject) {
        return with(token(subject));
    }

    private static List<String> refusals(String actor) {
        BRIDGE.bean(SecurityEvents.class).writeAll();
        List<String> details = new ArrayList<>();
        for (JsonNode event : API.get("/admin/api/audit?limit=1000&kind=TOKEN_REFUSED")
                .isStatus(200)
                .at("/events")) {
            if (event.path("actor").asText().equals(actor)) {
                details.add(event.path("detail").asText());
            }
        }
        return details;
    }

    private static void isUnauthorized(ScimAnswer answer) {
        answer.isError(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"scim\", error=\"invalid_token\"");
    }

    @Test
    void create_withASignedToken_isTheClientsDoing() {
        String name = unique("ada");

        with(token()).post("/Users", user(name)).isStatus(201);

        assertThat(API.get("/admin/api/audit?q=" + name).body()).contains("\"actor\":\"token:entra\"");
        assertThat(API.get("/admin/api/tokens").body())
                .contains("\"name\":\"entra\"", "\"way\":\"JWT\"", "\"address\":\"127.0.0.1\"");
    }

    private static String tokenOfAWrongClock(Duration ahead) {
        PROVIDER.clockIsAhead(ahead);
        try {
            return token();
        } finally {
            PROVIDER.clockIsAhead(Duration.ZERO);
        }
    }

    @Test
    void tokensThatAreNotGood_are401AndOnRecordByName() {
        isUnauthorized(with(PROVIDER.accessToken("app", "api://other")).get("/Users"));
        isUnauthorized(with(tokenOfAWrongClock(Duration.ofHours(-1))).get("/Users"));
        isUnauthorized(with(tokenOfAWrongClock(Duration.ofHours(1))).get("/Users"));

        assertThat(refusals("token:entra"))
                .contains(
                        "The signed token is for another audience.",
                        "The signed token has ended.",
                        "The signed token is not valid yet.");
    }

    @Test
    void forgedTokens_are401AndAStrangersWithoutTheirText() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(token()).getJWTClaimsSet();
        RSAKey published = PROVIDER.publishedKey();
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(published.getKeyID())
                        .build(),
                claims);
        confused.sign(new MACSigner(published.toRSAPublicKey().getEncoded()));
        String unsigned = new PlainJWT(claims).serialize();

        isUnauthorized(with(unsigned).get("/Users"));
        isUnauthorized(with(confused.serialize()).get("/Users"));

        assertThat(refusals("anonymous"))
                .contains("A token has no signature.", "A signed token is signed by an algorithm that is not allowed.")
                .noneMatch(detail -> detail.contains(unsigned.substring(0, 20)));
    }

    /** A new key is believed when the issuer may be asked again, and the old one is then nobody's. */
    @Test
    void rotatedKey_isBelievedAndTheOldOneIsAStrangersOnRecord() {
        String old = token();
        with(old).get("/Users").isStatus(200);

        PROVIDER.rotate("next");

        Awaitility.await("the issuer is asked for its keys again")
                .atMost(Duration.ofMinutes(1))
                .until(() -> with(token()).get("/Users").status() == 200);
        isUnauthorized(with(old).get("/Users"));
        assertThat(refusals("anonymous"))
                .contains("A signed token is signed with a key that its issuer does not have.");
    }

    @Test
    void scope_ofASignedClient_isKept() {
        subject("reader").get("/Users").isStatus(200);
        subject("reader").post("/Users", user(unique("ada"))).isError(403);
    }

    @Test
    void addresses_othersThanTheClients_are403AndOnRecord() {
        subject("elsewhere").get("/Users").isError(403);
        subject("elsewhere")
                .with("X-Forwarded-For", "203.0.113.9")
                .get("/Users")
                .isStatus(200);

        assertThat(refusals("token:elsewhere")).containsExactly("The client is not for this address.");
    }

    @Test
    void requests_moreThanTheClientsLimit_are429() {
        ScimClient busy = subject("busy");
        for (int n = 0; n < 3; n++) {
            busy.get("/Users").isStatus(200);
        }

        ScimAnswer answer = busy.get("/Users").isError(429);

        assertThat(Integer.parseInt(String.valueOf(answer.header("Retry-After"))))
                .isBetween(1, 20);
        with(token()).get("/Users").isStatus(200);
    }

    @Test
    void revokedClient_is401UntilItIsRestored() {
        ScimClient reader = subject("reader");
        reader.get("/Groups").isStatus(200);

        API.post("/admin/api/tokens/jwt.reader/revoke", "").isStatus(200);
        isUnauthorized(reader.get("/Groups"));
        isUnauthorized(reader.get("/Groups"));
        assertThat(refusals("token:reader")).contains("The client was revoked.");

        API.post("/admin/api/tokens/jwt.reader/restore", "").isStatus(200);
        reader.get("/Groups").isStatus(200);
    }

    @Test
    void knownKeys_whileTheIssuerIsDown_goOn() {
        with(token()).get("/Users").isStatus(200);
        PROVIDER.keysAre(false);
        try {
            with(token()).get("/Users").isStatus(200);
        } finally {
            PROVIDER.keysAre(true);
        }
    }

    @Test
    void refusals_ofAClientsOwnTokens_raiseAnAlertAndForgedOnesDoNot() {
        ScimClient stranger = subject("stranger");
        for (int n = 0; n < 12; n++) {
            isUnauthorized(stranger.get("/Users"));
        }
        assertThat(alerts()).noneMatch(alert -> alert.contains("anonymous"));

        ScimClient quiet = with(PROVIDER.accessToken("quiet", "api://other"));
        for (int n = 0; n < 10; n++) {
            isUnauthorized(quiet.get("/Users"));
        }
        assertThat(alerts()).contains("refused-caller/token:quiet");
    }

    private static List<String> alerts() {
        return BRIDGE.bean(Findings.class).all().stream()
                .map(Finding::alert)
                .filter(Objects::nonNull)
                .map(Alert::name)
                .toList();
    }

    @Test
    void page_showsAClientOfTheConfigurationAndRevokesIt() {
        DashboardClient browser = DashboardClient.signedIn(BRIDGE.root(), PASSWORD);

        assertThat(browser.get("/admin/tokens"))
                .contains("Signed token (JWT)", "Revoke shown", "from 203.0.113.0/24", "3 requests a minute");
        browser.submit("/admin/clients/jwt.shown/revoke", "x=1");
        isUnauthorized(subject("shown").get("/Users"));
        assertThat(browser.get("/admin/clients")).contains("Let shown in again");
        browser.submit("/admin/clients/jwt.shown/restore", "x=1");
        subject("shown").get("/Users").isStatus(200);
    }

    @Test
    void doctor_looksWhetherTheKeysCanBeHad() {
        assertThat(API.get("/admin/api/doctor").isStatus(200).body())
                .contains("bridge.scim.jwt.entra", "its keys can be fetched");
        PROVIDER.keysAre(false);
        try {
            assertThat(API.get("/admin/api/doctor").isStatus(200).body()).contains("its keys cannot be fetched");
        } finally {
            PROVIDER.keysAre(true);
        }
    }
}
