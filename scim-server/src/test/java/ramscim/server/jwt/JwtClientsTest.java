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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.server.jwt.JwtVerdict.Kind;
import ramscim.server.running.OpenIdProvider;

/** Against a provider that signs and publishes its keys over HTTP. */
class JwtClientsTest {
    private static final String AUDIENCE = "api://bridge";

    private final OpenIdProvider provider = OpenIdProvider.start();
    private Clock clock = Clock.systemUTC();

    @AfterEach
    void stop() {
        provider.close();
    }

    private JwtRules rules(Set<String> subjects, Set<String> applications) {
        return new JwtRules(
                provider.issuer(),
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
                        return clock.instant();
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

    private void pass(Duration time) {
        clock = Clock.offset(clock, time);
    }

    private String token(Consumer<JWTClaimsSet.Builder> claims) {
        return provider.accessToken(token -> {
            token.audience(AUDIENCE).claim("appid", "app");
            claims.accept(token);
        });
    }

    private String token() {
        return token(claims -> {});
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
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

        claims.keySet()
                .forEach(claim -> assertThat(clients.look(provider.accessToken(
                                token -> token.audience(AUDIENCE).claim(claim, "app"))))
                        .as(claim)
                        .isEqualTo(new JwtVerdict(Kind.ACCEPTED, "entra", "")));
    }

    @Test
    void look_twoClientsOfOneIssuer_areToldApart() {
        Map<String, JwtRules> rules = new HashMap<>();
        rules.put("people", rules(Set.of(), Set.of("app")));
        rules.put("groups", rules(Set.of("somebody"), Set.of()));
        JwtClients clients = clients(rules);

        assertThat(clients.look(token())).extracting(JwtVerdict::client).isEqualTo("people");
        assertThat(clients.look(token(claims -> claims.subject("somebody").claim("appid", "other"))))
                .extracting(JwtVerdict::client)
                .isEqualTo("groups");
        assertThat(provider.keyFetches()).isEqualTo(1);
    }

    @Test
    void look_clientsOwnTokenThatIsNotGood_isRefusedByName() {
        JwtClients clients = clients();

        isRefused(clients, token(c -> c.audience("api://other")), "The signed token is for another audience.");
        isRefused(clients, token(c -> c.expirationTime(in(Duration.ofSeconds(-61)))), "The signed token has ended.");
        isRefused(clients, token(c -> c.expirationTime(null)), "The signed token has no end.");
        isRefused(
                clients, token(c -> c.notBeforeTime(in(Duration.ofSeconds(90)))), "The signed token is not valid yet.");
    }

    @Test
    void look_clocksThatDiffer_areForgiven() {
        JwtClients clients = clients();

        assertThat(clients.look(token(c -> c.expirationTime(in(Duration.ofSeconds(-40))))))
                .extracting(JwtVerdict::kind)
                .isEqualTo(Kind.ACCEPTED);
        assertThat(clients.look(token(c -> c.notBeforeTime(in(Duration.ofSeconds(40))))))
                .extracting(JwtVerdict::kind)
                .isEqualTo(Kind.ACCEPTED);
    }

    @Test
    void look_somebodyElseOfTheIssuer_isNobodyKnown() {
        String why = "A signed token is of somebody else at a known issuer.";
        JwtClients clients = clients();

        isForged(clients, token(c -> c.claim("appid", "other")), why);
        isForged(clients, token(c -> c.claim("appid", null)), why);
        isForged(clients, token(c -> c.claim("azp", "other")), why);
        isForged(
                clients,
                token(c -> c.issuer("https://login.example.com")),
                "A signed token is of an issuer that the bridge does not know.");
    }

    @Test
    void look_algNone_isForged() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(token()).getJWTClaimsSet();

        isForged(clients(), new PlainJWT(claims).serialize(), "A token has no signature.");
    }

    /** The issuer's public key as the secret of a symmetric signature. */
    @Test
    void look_keyConfusion_isForged() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(token()).getJWTClaimsSet();
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(provider.key().getKeyID())
                        .build(),
                claims);
        forged.sign(new MACSigner(provider.key().toRSAPublicKey().getEncoded()));

        isForged(clients(), forged.serialize(), "A signed token is signed by an algorithm that is not allowed.");
    }

    /** Its own key comes along in the header, and one with the issuer's id. */
    @Test
    void look_keysOfAStranger_areForged() throws Exception {
        RSAKey stranger =
                new RSAKeyGenerator(2048).keyID(provider.key().getKeyID()).generate();
        JWTClaimsSet claims = SignedJWT.parse(token()).getJWTClaimsSet();

        isForged(
                clients(),
                signed(
                        claims,
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
        JWTClaimsSet claims = SignedJWT.parse(token()).getJWTClaimsSet();
        assertThat(clients.look(token())).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);

        for (int n = 0; n < 100; n++) {
            isForged(
                    clients,
                    signed(claims, stranger, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("made-up-" + n)),
                    "A signed token is signed with a key that its issuer does not have.");
        }

        assertThat(provider.keyFetches()).isEqualTo(1);
    }

    @Test
    void look_rotatedKey_isFoundAndTheOldOneForgotten() {
        JwtClients clients = clients();
        String old = token();
        assertThat(clients.look(old)).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);

        provider.rotate("k2");
        pass(IssuerKeys.PAUSE.plusSeconds(1));

        assertThat(clients.look(token())).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);
        assertThat(clients.look(old)).extracting(JwtVerdict::kind).isEqualTo(Kind.FORGED);
        assertThat(provider.keyFetches()).isEqualTo(2);
    }

    @Test
    void look_keysAreDown_knownOnesGoOnForADayAndUnknownOnesArePutOff() {
        JwtClients clients = clients();
        assertThat(clients.look(token())).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);
        String known = token(c -> c.expirationTime(in(Duration.ofDays(9))));

        provider.keysAre(false);
        pass(IssuerKeys.LONGEST.minusMinutes(1));

        assertThat(clients.look(known)).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);
        provider.rotate("k2");
        String unknown = token(c -> c.expirationTime(in(Duration.ofDays(9))));
        assertThat(clients.look(unknown)).extracting(JwtVerdict::kind).isEqualTo(Kind.UNKNOWN);
        pass(Duration.ofMinutes(2));
        assertThat(clients.look(known)).extracting(JwtVerdict::kind).isEqualTo(Kind.UNKNOWN);

        provider.keysAre(true);
        pass(IssuerKeys.PAUSE.plusSeconds(1));
        assertThat(clients.look(unknown)).extracting(JwtVerdict::kind).isEqualTo(Kind.ACCEPTED);
    }

    @Test
    void look_whatIsNoSignedToken_isNotLookedAt() {
        assertThat(clients().look("an-ordinary-token-of-the-bridge")).isNull();
        assertThat(clients(Map.of()).look(token())).isNull();
        assertThat(provider.keyFetches()).isZero();
    }
}
