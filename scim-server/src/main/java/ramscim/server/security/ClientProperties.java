package ramscim.server.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
 */
@ConfigurationProperties("bridge.scim")
record ClientProperties(@DefaultValue Map<String, Jwt> jwt) {
    ClientProperties {
        jwt = Map.copyOf(jwt);
        jwt.forEach((name, client) -> client.check("bridge.scim.jwt." + name));
    }

    /**
     * Whose tokens those of an issuer are.
     *
     * @param audience whom they are for
     * @param subject of whom they are
     * @param application which application got them
     */
    record Jwt(
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

    static void required(boolean isGiven, String key, String what) {
        if (!isGiven) {
            throw new StartException("Set %s to %s.".formatted(SettingName.of(key), what));
        }
    }
}
