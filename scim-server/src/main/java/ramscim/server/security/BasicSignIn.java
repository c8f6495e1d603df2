package ramscim.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import ramscim.server.bearer.TokenHash;

/** By name and password (RFC 7617), for clients of the configuration that know nothing else. */
final class BasicSignIn implements ClientSignIn {
    private static final String SCHEME = "Basic ";

    private final ConfiguredClients clients;
    private final Clock clock;

    BasicSignIn(ConfiguredClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    static boolean isUsedBy(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    public @Nullable SignInResult of(HttpServletRequest request) {
        if (!isUsedBy(request)) {
            return null;
        }
        String pair = decoded(request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()));
        int colon = pair.indexOf(':');
        ScimToken client = colon < 1
                ? null
                : clients.withSecret(
                        SignInWay.BASIC, pair.substring(0, colon), TokenHash.of(pair.substring(colon + 1)));
        if (client == null) {
            return SignInResult.refused(null, "Name and password are no client's.");
        }
        return client.revoked() == null
                ? SignInResult.accepted(client)
                : SignInResult.refused(client, client.endInWords(clock.instant()));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
