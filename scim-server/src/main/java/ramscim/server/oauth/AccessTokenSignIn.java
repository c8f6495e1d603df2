package ramscim.server.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.server.bearer.BearerToken;
import ramscim.server.security.AccessTokens;
import ramscim.server.security.ClientSignIn;
import ramscim.server.security.ScimToken;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.SignInResult;

/** By an access token of the bridge, which is worth as much as its client still is. */
final class AccessTokenSignIn implements ClientSignIn {
    private final AccessTokens accessTokens;
    private final ScimTokens clients;
    private final Clock clock;

    AccessTokenSignIn(AccessTokens accessTokens, ScimTokens clients, Clock clock) {
        this.accessTokens = accessTokens;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public @Nullable SignInResult of(HttpServletRequest request) {
        String secret = BearerToken.in(request);
        if (secret == null || !AccessTokens.isOne(secret)) {
            return null;
        }
        AccessTokens.Known known = accessTokens.known(secret);
        ScimToken client = known == null ? null : clients.withId(known.client());
        if (known == null || client == null) {
            return null;
        }
        Instant now = clock.instant();
        if (!client.isValidAt(now)) {
            return SignInResult.refused(client, client.endInWords(now));
        }
        return known.expires().isAfter(now)
                ? SignInResult.accepted(client)
                : SignInResult.refused(client, "The access token has ended.");
    }
}
