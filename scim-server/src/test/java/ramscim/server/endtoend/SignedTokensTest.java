package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
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

    private static String token(Consumer<JWTClaimsSet.Builder> claims) {
        return PROVIDER.accessToken(token -> {
            token.audience("api://bridge").claim("azp", "app");
            claims.accept(token);
        });
    }

    private static ScimClient with(String token) {
        return BRIDGE.scim().with("Authorization", "Bearer " + token);
    }

    private static ScimClient subject(String subject) {
        return with(token(claims -> claims.subject(subject).claim("azp", "other")));
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

        with(token(claims -> {})).post("/Users", user(name)).isStatus(201);

        assertThat(API.get("/admin/api/audit?q=" + name).body()).contains("\"actor\":\"token:entra\"");
        assertThat(API.get("/admin/api/tokens").body())
                .contains("\"name\":\"entra\"", "\"way\":\"JWT\"", "\"address\":\"127.0.0.1\"");
    }

    @Test
    void tokensThatAreNotGood_are401AndOnRecordByName() {
        isUnauthorized(with(token(c -> c.audience("api://other"))).get("/Users"));
        isUnauthorized(
                with(token(c -> c.expirationTime(Date.from(Instant.EPOCH)))).get("/Users"));
        isUnauthorized(with(token(c -> c.notBeforeTime(Date.from(Instant.now().plusSeconds(900)))))
                .get("/Users"));

        assertThat(refusals("token:entra"))
                .contains(
                        "The signed token is for another audience.",
                        "The signed token has ended.",
                        "The signed token is not valid yet.");
    }

    @Test
    void forgedToken_is401AndAStrangersWithoutItsText() throws ParseException {
        String unsigned = new PlainJWT(SignedJWT.parse(token(c -> {})).getJWTClaimsSet()).serialize();

        isUnauthorized(with(unsigned).get("/Users"));

        assertThat(refusals("anonymous"))
                .contains("A token has no signature.")
                .noneMatch(detail -> detail.contains(unsigned.substring(0, 20)));
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
        with(token(c -> {})).get("/Users").isStatus(200);
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
        with(token(c -> {})).get("/Users").isStatus(200);
        PROVIDER.keysAre(false);
        try {
            with(token(c -> {})).get("/Users").isStatus(200);
        } finally {
            PROVIDER.keysAre(true);
        }
    }

    @Test
    void refusals_ofAClientsOwnTokens_raiseAnAlertAndForgedOnesDoNot() {
        ScimClient stranger = with(token(c -> c.claim("azp", "other")));
        for (int n = 0; n < 12; n++) {
            isUnauthorized(stranger.get("/Users"));
        }
        assertThat(alerts()).noneMatch(alert -> alert.contains("anonymous"));

        ScimClient quiet =
                with(token(c -> c.subject("quiet").claim("azp", "other").audience("api://other")));
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
