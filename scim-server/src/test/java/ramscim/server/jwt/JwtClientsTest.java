package ramscim.server.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpClient;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import ramscim.server.jwt.JwtVerdict.Kind;
import ramscim.server.running.OpenIdProvider;

/** With the tokens of a provider that others wrote; forged is only what such a one never gives. */
class JwtClientsTest {
    private static final String AUDIENCE = "api://bridge";
    private static final OpenIdProvider PROVIDER = OpenIdProvider.start();

    private final int earlierFetches = PROVIDER.keyFetches();
    private Duration passed = Duration.ZERO;

    @AfterEach
    void restore() {
        PROVIDER.keysAre(true);
        PROVIDER.clockIsAhead(Duration.ZERO);
        PROVIDER.namesApplicationsIn("client_id");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    private JwtRules rules(Set<String> subjects, Set<String> applications) {
        return new JwtRules(
                PROVIDER.issuer(),
                null,
                Set.of(AUDIENCE),
                subjects,
                applications,
                Set.of("RS256"),
                Duration.ofMinutes(1));
    }

    private JwtClients clients() {
        return clients(Map.of("entra", rules(Set.of(), Set.of("app"))));
    }

    private JwtClients clients(Map<String, JwtRules> rules) {
        return JwtClients.of(
                rules,
                (issuer, address) -> new PublishedKeys(HttpClient.newHttpClient(), issuer, address),
                Runnable::run,
                new Clock() {
                    @Override
                    public Instant instant() {
                        return Instant.now().plus(passed);
                    }

                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                });
    }

    /** At the bridge and at the PROVIDER. */
    private void pass(Duration time) {
        passed = passed.plus(time);
        PROVIDER.clockIsAhead(passed);
    }

    private static String token() {
        return PROVIDER.accessToken("app", AUDIENCE);
    }

    /** Of what the provider's key can sign, and its token endpoint does not give. */
    private static String signed(Consumer<JwtClaimsSet.Builder> claims) {
        return PROVIDER.signed(token -> {
            token.audience(List.of(AUDIENCE)).subject("app").claim("client_id", "app");
            claims.accept(token);
        });
    }

    private static JWTClaimsSet claims() throws ParseException {
        return SignedJWT.parse(token()).getJWTClaimsSet();
    }

    private int keyFetches() {
        return PROVIDER.keyFetches() - earlierFetches;
    }

    private static void isForged(JwtClients clients, String token, String why) {
        assertThat(clients.look(token)).isEqualTo(new JwtVerdict(Kind.FORGED, null, why));
    }

    private static void isRefused(JwtClients clients, String token, String why) {
        assertThat(clients.look(token)).isEqualTo(new JwtVerdict(Kind.REFUSED, "entra", why));
    }

    @Test
    void look_tokensOfEntraAndOkta_areTheApplications() {
        JwtClients clients = clients();
        Map<String, String> claims =
                Map.of("appid", "Entra v1", "azp", "Entra v2", "cid", "Okta", "client_id", "RFC 9068");

        claims.keySet().forEach(claim -> {
            PROVIDER.namesApplicationsIn(claim);
            assertThat(clients.look(token())).as(claim).isEqualTo(new JwtVerdict(Kind.ACCEPTED, "entra", ""));
        });
    }

    @Test
    void look_twoClientsOfOneIssuer_areToldApart() {
        Map<String, JwtRules> rules = new HashMap<>();
        rules.put("people", rules(Set.of(), Set.of("app")));
        rules.put("groups", rules(Set.of("somebody"), Set.of()));
        JwtClients clients = clients(rules);

        assertThat(clients.look(token())).extracting(JwtVerdict::client).isEqualTo("people");
        assertThat(clients.look(PROVIDER.accessToken("somebody", AUDIENCE)))
                .extracting(JwtVerdict::client)
                .isEqualTo("groups");
        assertThat(keyFetches()).isEqualTo(1);
    }

    @Test
    void look_clientsOwnTokenThatIsNotGood_isRefusedByName() {
        JwtClients clients = clients();
        String old = token();
        PROVIDER.clockIsAhead(Duration.ofSeconds(90));
        String early = token();

        isRefused(clients, PROVIDER.accessToken("app", "api://other"), "The signed token is for another audience.");
        isRefused(clients, early, "The signed token is not valid yet.");
        isRefused(clients, signed(c -> c.claims(all -> all.remove("exp"))), "The signed token has no end.");
        pass(OpenIdProvider.LIFE.plusSeconds(61));
        isRefused(clients, old, "The signed token has ended.");
    }

    @Test
    void look_clocksThatDiffer_areForgiven() {
        JwtClients clients = clients();
        String old = token();
        PROVIDER.clockIsAhead(Duration.ofSeconds(40));
        String early = token();

        assertThat(clients.look(early)).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);
        pass(OpenIdProvider.LIFE.plusSeconds(40));
        assertThat(clients.look(old)).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);
    }

    @Test
    void look_somebodyElseOfTheIssuer_isNobodyKnown() {
        String why = "A signed token is of somebody else at a known issuer.";
        JwtClients clients = clients();

        isForged(clients, PROVIDER.accessToken("other", AUDIENCE), why);
        isForged(clients, signed(c -> c.claims(all -> all.remove("client_id"))), why);
        isForged(clients, signed(c -> c.claim("azp", "other")), why);
        isForged(
                clients,
                signed(c -> c.issuer("https://login.example.com")),
                "A signed token is of an issuer that the bridge does not know.");
    }

    @Test
    void look_algNone_isForged() throws Exception {
        isForged(clients(), new PlainJWT(claims()).serialize(), "A token has no signature.");
    }

    /** The issuer's public key as the secret of a symmetric signature. */
    @Test
    void look_keyConfusion_isForged() throws Exception {
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(PROVIDER.publishedKey().getKeyID())
                        .build(),
                claims());
        forged.sign(new MACSigner(PROVIDER.publishedKey().toRSAPublicKey().getEncoded()));

        isForged(clients(), forged.serialize(), "A signed token is signed by an algorithm that is not allowed.");
    }

    /** Its own key comes along in the header, and one with the issuer's id. */
    @Test
    void look_keysOfAStranger_areForged() throws Exception {
        RSAKey stranger = new RSAKeyGenerator(2048)
                .keyID(PROVIDER.publishedKey().getKeyID())
                .generate();

        isForged(
                clients(),
                signed(
                        claims(),
                        stranger,
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .jwk(stranger.toPublicJWK())
                                .keyID(stranger.getKeyID())),
                "A signed token is not signed by the issuer that it names.");
    }

    private static String signed(JWTClaimsSet claims, RSAKey key, JWSHeader.Builder header) throws JOSEException {
        SignedJWT token = new SignedJWT(header.build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Test
    void look_unknownKeys_askTheIssuerOnceInAWhile() throws Exception {
        JwtClients clients = clients();
        RSAKey stranger = new RSAKeyGenerator(2048).generate();
        JWTClaimsSet claims = claims();
        assertThat(clients.look(token())).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);

        for (int n = 0; n < 100; n++) {
            isForged(
                    clients,
                    signed(claims, stranger, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("made-up-" + n)),
                    "A signed token is signed with a key that its issuer does not have.");
        }

        assertThat(keyFetches()).isEqualTo(1);
    }

    @Test
    void look_rotatedKey_isFoundAndTheOldOneForgotten() {
        JwtClients clients = clients();
        String old = token();
        assertThat(clients.look(old)).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);

        PROVIDER.rotate("next");
        pass(IssuerKeys.PAUSE.plusSeconds(1));

        assertThat(clients.look(token())).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);
        assertThat(clients.look(old)).extracting(JwtVerdict::kind).isEqualTo(Kind.FORGED);
        assertThat(keyFetches()).isEqualTo(2);
    }

    @Test
    void look_keysAreDown_knownOnesGoOnForADayAndUnknownOnesArePutOff() {
        JwtClients clients = clients();
        assertThat(clients.look(token())).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);

        PROVIDER.keysAre(false);
        pass(IssuerKeys.LONGEST.minusMinutes(1));

        String known = token();
        assertThat(clients.look(known)).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);
        PROVIDER.rotate("later");
        String unknown = token();
        assertThat(clients.look(unknown)).extracting(JwtVerdict::kind).isEqualTo(Kind.UNKNOWN);
        pass(Duration.ofMinutes(2));
        assertThat(clients.look(known)).extracting(JwtVerdict::kind).isEqualTo(Kind.UNKNOWN);

        PROVIDER.keysAre(true);
        pass(IssuerKeys.PAUSE.plusSeconds(1));
        assertThat(clients.look(unknown)).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);
    }

    @Test
    void look_whatIsNoSignedToken_isNotLookedAt() {
        assertThat(clients().look("an-ordinary-token-of-the-bridge")).isNull();
        assertThat(clients(Map.of()).look(token())).isNull();
        assertThat(keyFetches()).isZero();
    }
}
