package ramscim.server.running;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/**
 * An OpenID Connect provider that others wrote, Spring Authorization Server, in this process: the client credentials
 * grant for programs, and the authorization code flow for somebody who is signed in to it.
 */
public final class OpenIdProvider implements AutoCloseable {
    public static final String CLIENT = "bridge";

    /** How long access tokens are good. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    static final String SECRET = "secret-of-these-tests";

    private final ProviderState state = new ProviderState();
    private final AnnotationConfigServletWebServerApplicationContext server =
            new AnnotationConfigServletWebServerApplicationContext();
    private final int port;

    private OpenIdProvider() {
        server.registerBean(ProviderState.class, () -> state);
        server.register(AuthorizationServer.class);
        server.refresh();
        port = server.getWebServer().getPort();
    }

    public static OpenIdProvider start() {
        return new OpenIdProvider();
    }

    public String issuer() {
        return "http://127.0.0.1:" + port;
    }

    /** Where it publishes its keys. */
    public String keys() {
        return issuer() + "/oauth2/jwks";
    }

    /** The key that it signs with now, as anybody can read it. */
    public RSAKey publishedKey() {
        try {
            return JWKSet.parse(web().get("/oauth2/jwks").isStatus(200).body())
                    .getKeys()
                    .get(0)
                    .toRSAKey();
        } catch (ParseException e) {
            throw new IllegalStateException("the provider publishes no keys", e);
        }
    }

    /** Signs with another key from now on, and publishes only that. */
    public void rotate(String keyId) {
        state.newKey(keyId);
    }

    /** Whether its keys are to be had. */
    public void keysAre(boolean there) {
        state.keysDown(!there);
    }

    /** How often somebody asked for its keys. */
    public int keyFetches() {
        return state.keyFetches();
    }

    /** The claim in which its access tokens name the application: providers differ in it. */
    public void namesApplicationsIn(String claim) {
        state.applicationClaim(claim);
    }

    /** How far its clock is ahead of this machine's. */
    public void clockIsAhead(Duration by) {
        state.clockError(by);
    }

    /** What its token endpoint gives an application for its secret. */
    public String accessToken(String application, String audience) {
        return web().with("Content-Type", "application/x-www-form-urlencoded")
                .with("Authorization", basic(application))
                .post(
                        "/oauth2/token",
                        "grant_type=client_credentials&" + AuthorizationServer.AUDIENCE + "="
                                + URLEncoder.encode(audience, StandardCharsets.UTF_8))
                .isStatus(200)
                .text("/access_token");
    }

    /** Signed with its key like an access token, for what its token endpoint does not give. */
    public String signed(Consumer<JwtClaimsSet.Builder> claims) {
        Instant now = state.now();
        JwtClaimsSet.Builder builder = JwtClaimsSet.builder()
                .issuer(issuer())
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(LIFE));
        claims.accept(builder);
        return server.getBean(JwtEncoder.class)
                .encode(JwtEncoderParameters.from(builder.build()))
                .getTokenValue();
    }

    public void signIn(String subject, String name, String... groups) {
        state.person(new ProviderState.Person(subject, name, List.of(groups)));
    }

    /** The settings of a bridge whose dashboard takes this provider's word. */
    public String[] settings(String... others) {
        String[] settings = Arrays.copyOf(others, others.length + 6);
        String[] own = {
            "bridge.admin.oidc.issuer=" + issuer(),
            "bridge.admin.oidc.client-id=" + CLIENT,
            "bridge.admin.oidc.client-secret=" + SECRET,
            "bridge.admin.oidc.viewers=lookers",
            "bridge.admin.oidc.operators=workers",
            "bridge.admin.oidc.admins=owners"
        };
        System.arraycopy(own, 0, settings, others.length, own.length);
        return settings;
    }

    /** Whether it says where its endpoints are. */
    public void away(boolean isAway) {
        state.away(isAway);
    }

    private ScimClient web() {
        return ScimClient.of(URI.create(issuer()), "none")
                .without("Authorization")
                .without("Accept");
    }

    private static String basic(String application) {
        return "Basic "
                + Base64.getEncoder().encodeToString((application + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
