package ramscim.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.server.bearer.BearerToken;
import ramscim.server.jwt.JwtClients;
import ramscim.server.jwt.JwtVerdict;

/**
 * By a bearer token in the Authorization header (RFC 6750, section 2.1), and only there: one of the bridge's own, or
 * one that the client's issuer has signed.
 */
final class BearerSignIn implements ClientSignIn {
    private final ScimTokens tokens;
    private final ConfiguredClients clients;
    private final JwtClients issuers;

    BearerSignIn(ScimTokens tokens, ConfiguredClients clients, JwtClients issuers) {
        this.tokens = tokens;
        this.clients = clients;
        this.issuers = issuers;
    }

    @Override
    public @Nullable SignInResult of(HttpServletRequest request) {
        String secret = BearerToken.in(request);
        if (secret == null) {
            return null;
        }
        ScimToken token = tokens.accept(secret);
        return token == null ? other(secret) : SignInResult.accepted(token);
    }

    private SignInResult other(String secret) {
        JwtVerdict verdict = issuers.look(secret);
        ScimToken former = tokens.former(secret);
        if (former != null || verdict == null) {
            return formerly(former);
        }
        return switch (verdict.kind()) {
            case ACCEPTED -> ofIssuer(verdict.client());
            case REFUSED ->
                SignInResult.refused(clients.named(Objects.requireNonNull(verdict.client())), verdict.why());
            case FORGED -> SignInResult.refused(null, verdict.why());
            case UNKNOWN -> SignInResult.unknown(verdict.why());
        };
    }

    private SignInResult ofIssuer(@Nullable String name) {
        ScimToken client = Objects.requireNonNull(clients.named(Objects.requireNonNull(name)));
        return client.revoked() == null
                ? SignInResult.accepted(client)
                : SignInResult.refused(client, "The client was revoked.");
    }

    private static SignInResult formerly(@Nullable ScimToken former) {
        if (former == null) {
            return SignInResult.refused(null, "A token is none that the bridge knows.");
        }
        if (former.way() == SignInWay.OAUTH) {
            return SignInResult.refused(former, "A client's secret is no token; /oauth2/token gives one for it.");
        }
        return SignInResult.refused(
                former, former.revoked() == null ? "The token has ended." : "The token was revoked.");
    }
}
