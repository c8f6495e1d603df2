package ramscim.server.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.server.jwt.JwtClients;
import ramscim.server.jwt.JwtVerdict;
import ramscim.server.security.ScimToken;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.SignInResult;
import ramscim.server.security.UsedAssertions;

/** What a client signs to show who it is ({@code private_key_jwt}: RFC 7523, section 2.2), each good for once. */
final class SignedAssertions {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** What lives longer had to be remembered longer. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final JwtClients signers;
    private final ScimTokens clients;
    private final UsedAssertions used;
    private final Clock clock;

    SignedAssertions(JwtClients signers, ScimTokens clients, UsedAssertions used, Clock clock) {
        this.signers = signers;
        this.clients = clients;
        this.used = used;
        this.clock = clock;
    }

    /** @param audiences what the bridge's token endpoint is called */
    SignInResult check(String assertion, Set<String> audiences) {
        JwtVerdict verdict = signers.look(assertion, audiences);
        if (verdict == null) {
            return SignInResult.refused(null, "A client's assertion is no signed token.");
        }
        return switch (verdict.kind()) {
            case ACCEPTED -> once(assertion, client(verdict.client()));
            case REFUSED -> SignInResult.refused(client(verdict.client()), verdict.why());
            case FORGED -> SignInResult.refused(null, verdict.why());
            case UNKNOWN -> SignInResult.unknown(verdict.why());
        };
    }

    private ScimToken client(@Nullable String name) {
        return Objects.requireNonNull(clients.withId("oauth." + name), "who can sign stands in the configuration");
    }

    private SignInResult once(String assertion, ScimToken client) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(assertion).getJWTClaimsSet();
            Instant end = claims.getExpirationTime().toInstant();
            if (claims.getJWTID() == null || end.isAfter(clock.instant().plus(LONGEST))) {
                return SignInResult.refused(client, "The assertion has no jti, or lives for more than an hour.");
            }
            return used.use(client.name(), claims.getJWTID(), end.plus(LONGEST))
                    ? SignInResult.accepted(client)
                    : SignInResult.refused(client, "The assertion was used before.");
        } catch (ParseException e) {
            return SignInResult.refused(client, "The assertion has no readable claims.");
        }
    }
}
