package ramscim.server.security;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import ramscim.server.jwt.JwtRules;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;

/**
 * Clients that sign in otherwise than with a token of the bridge, by their names; {@code docs/configuration.md} has the
 * keys below.
 *
 * @param jwt by tokens that their issuer signs
 * @param oauth by access tokens that the bridge gives them
 * @param certificates by a certificate, where TLS ends in the bridge
 * @param basic by name and password with each request
 */
@ConfigurationProperties("bridge.scim")
public record ClientProperties(
        @DefaultValue Map<String, Jwt> jwt,
        @DefaultValue Map<String, OAuth> oauth,
        @DefaultValue Map<String, Certificate> certificates,
        @DefaultValue Map<String, Basic> basic) {
    private static final Set<String> SIGNATURES = Arrays.stream(SignatureAlgorithm.values())
            .map(SignatureAlgorithm::getName)
            .collect(Collectors.toSet());
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final int SHORTEST_SECRET = 24;

    public ClientProperties {
        jwt = Map.copyOf(jwt);
        oauth = Map.copyOf(oauth);
        oauth.forEach((name, client) -> client.check("bridge.scim.oauth." + name));
        certificates = Map.copyOf(certificates);
        certificates.forEach((name, client) -> client.check("bridge.scim.certificates." + name));
        basic = Map.copyOf(basic);
        basic.forEach((name, client) -> client.check("bridge.scim.basic." + name));
        jwt.forEach((name, client) -> client.check("bridge.scim.jwt." + name));
    }

    /** Of those whose issuer signs their tokens. */
    public Map<String, JwtRules> rules() {
        Map<String, JwtRules> rules = new HashMap<>();
        jwt.forEach((name, client) -> rules.put(name, client.rules()));
        return rules;
    }

    /** Of those who sign what they get an access token for (RFC 7523, section 3): they speak of themselves. */
    public Map<String, JwtRules> assertionRules() {
        Map<String, JwtRules> rules = new HashMap<>();
        oauth.forEach((name, client) -> {
            if (client.jwksUri() != null) {
                rules.put(name, client.rules(name));
            }
        });
        return rules;
    }

    /**
     * Whose tokens those of an issuer are.
     *
     * @param audience whom they are for
     * @param subject of whom they are
     * @param application which application got them
     */
    public record Jwt(
            @Nullable String issuer,
            @Nullable URI jwksUri,
            @DefaultValue Set<String> audience,
            @DefaultValue Set<String> subject,
            @DefaultValue Set<String> application,
            @DefaultValue("RS256") Set<SignatureAlgorithm> algorithms,
            @DefaultValue("60s") Duration clockSkew,
            @DefaultValue("ALL") TokenScope scope,
            @DefaultValue Set<TokenRight> rights,
            @DefaultValue List<String> addresses,
            @DefaultValue("0") int requestsPerMinute) {
        /** An issuer alone would let in whoever it knows. */
        private void check(String key) {
            required(issuer != null && JwtRules.isSafe(issuer), key + ".issuer", "the https address of its issuer");
            required(jwksUri == null || JwtRules.isSafe(jwksUri.toString()), key + ".jwks-uri", "an https address");
            required(!audience.isEmpty(), key + ".audience", "the audience that its tokens are for");
            required(
                    !subject.isEmpty() || !application.isEmpty(),
                    key + ".application",
                    "the application that gets its tokens, or .subject to whom they speak of");
            required(!algorithms.isEmpty(), key + ".algorithms", "the algorithms of its signatures");
        }

        ClientTerms terms(String name) {
            return ClientTerms.configured("bridge.scim.jwt." + name, scope, rights, addresses, requestsPerMinute);
        }

        JwtRules rules() {
            return new JwtRules(
                    Objects.requireNonNull(issuer),
                    jwksUri,
                    audience,
                    subject,
                    application,
                    algorithms.stream().map(SignatureAlgorithm::getName).collect(Collectors.toSet()),
                    clockSkew);
        }
    }

    /**
     * What a client shows for an access token.
     *
     * @param secret that it shares with the bridge; null if it signs
     * @param jwksUri where its public keys are, a file too; null if it has a secret
     */
    public record OAuth(
            @Nullable String secret,
            @Nullable URI jwksUri,
            @DefaultValue("ALL") TokenScope scope,
            @DefaultValue Set<TokenRight> rights,
            @DefaultValue List<String> addresses,
            @DefaultValue("0") int requestsPerMinute) {
        private void check(String key) {
            required(
                    secret == null || secret.length() >= SHORTEST_SECRET,
                    key + ".secret",
                    "a secret of at least %d characters".formatted(SHORTEST_SECRET));
            required(
                    jwksUri == null || "file".equals(jwksUri.getScheme()) || JwtRules.isSafe(jwksUri.toString()),
                    key + ".jwks-uri",
                    "an https or file address");
            required(secret != null || jwksUri != null, key + ".secret", "its secret, or .jwks-uri to its keys");
        }

        ClientTerms terms(String name) {
            return ClientTerms.configured("bridge.scim.oauth." + name, scope, rights, addresses, requestsPerMinute);
        }

        private JwtRules rules(String name) {
            return new JwtRules(name, jwksUri, Set.of(), Set.of(name), Set.of(), SIGNATURES, SKEW);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "OAuth[jwksUri=%s, scope=%s]".formatted(jwksUri, scope);
        }
    }

    /**
     * Whose certificates a client's are: distinguished names (RFC 4514) that they have to have.
     *
     * @param subject null: whoever it is whom the issuer has certified
     * @param issuer who signed it; null: any authority that the bridge believes
     */
    public record Certificate(
            @Nullable String subject,
            @Nullable String issuer,
            @DefaultValue("ALL") TokenScope scope,
            @DefaultValue Set<TokenRight> rights,
            @DefaultValue List<String> addresses,
            @DefaultValue("0") int requestsPerMinute) {
        private void check(String key) {
            required(subject != null || issuer != null, key + ".subject", "the name in the certificate, or .issuer");
            required(isName(subject), key + ".subject", "a distinguished name such as CN=provider,O=Example");
            required(isName(issuer), key + ".issuer", "a distinguished name such as CN=Clients,O=Example");
        }

        private static boolean isName(@Nullable String text) {
            try {
                return text == null || !new X500Principal(text).getName().isEmpty();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        boolean isOf(X509Certificate certificate) {
            return (subject == null || new X500Principal(subject).equals(certificate.getSubjectX500Principal()))
                    && (issuer == null || new X500Principal(issuer).equals(certificate.getIssuerX500Principal()));
        }

        ClientTerms terms(String name) {
            return ClientTerms.configured(
                    "bridge.scim.certificates." + name, scope, rights, addresses, requestsPerMinute);
        }
    }

    /**
     * What a client sends that knows nothing better; its name is the user's.
     *
     * @param password at least 24 characters
     */
    public record Basic(
            @Nullable String password,
            @DefaultValue("ALL") TokenScope scope,
            @DefaultValue Set<TokenRight> rights,
            @DefaultValue List<String> addresses,
            @DefaultValue("0") int requestsPerMinute) {
        private void check(String key) {
            required(
                    password != null && password.length() >= SHORTEST_SECRET,
                    key + ".password",
                    "a password of at least %d characters".formatted(SHORTEST_SECRET));
        }

        ClientTerms terms(String name) {
            return ClientTerms.configured("bridge.scim.basic." + name, scope, rights, addresses, requestsPerMinute);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Basic[scope=%s]".formatted(scope);
        }
    }

    static void required(boolean isGiven, String key, String what) {
        if (!isGiven) {
            throw new StartException("Set %s to %s.".formatted(SettingName.of(key), what));
        }
    }
}
