package ramscim.server.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import ramscim.server.security.ScimToken;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.SignInResult;

/** Which client asks for a token (RFC 6749, section 2.3): in one way only. */
final class ClientCredentials {
    private static final String BASIC = "basic ";
    private static final String ASSERTION = "client_assertion";

    private final ScimTokens clients;
    private final SignedAssertions assertions;
    private final Clock clock;

    ClientCredentials(ScimTokens clients, SignedAssertions assertions, Clock clock) {
        this.clients = clients;
        this.assertions = assertions;
        this.clock = clock;
    }

    /** A client's name, and its secret. */
    private record Pair(String name, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Pair[" + name + "]";
        }
    }

    /**
     * @param audiences what the token endpoint is called
     * @return null if the request shows nothing, or more than one thing
     */
    @Nullable SignInResult of(HttpServletRequest request, Set<String> audiences) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String id = request.getParameter("client_id");
        String secret = request.getParameter("client_secret");
        String assertion = request.getParameter(ASSERTION);
        int shown = (header == null ? 0 : 1) + (secret == null ? 0 : 1) + (assertion == null ? 0 : 1);
        if (shown != 1) {
            return null;
        }
        SignInResult result;
        if (assertion != null) {
            if (!SignedAssertions.TYPE.equals(request.getParameter(ASSERTION + "_type"))) {
                return null;
            }
            result = assertions.check(assertion, audiences);
        } else {
            Pair pair = header == null ? pair(id, secret) : basic(header);
            result = pair == null ? null : of(pair);
        }
        return result == null ? null : checked(result, id, request.getRemoteAddr());
    }

    private SignInResult of(Pair pair) {
        ScimToken client = clients.client(pair.name(), pair.secret());
        return client == null
                ? SignInResult.refused(null, "Client id and secret do not belong together.")
                : SignInResult.accepted(client);
    }

    /** @param id what the request says besides; null: nothing */
    private SignInResult checked(SignInResult result, @Nullable String id, String address) {
        if (result.kind() != SignInResult.Kind.ACCEPTED) {
            return result;
        }
        ScimToken client = result.accepted();
        if (!client.isValidAt(clock.instant())) {
            return SignInResult.refused(client, client.endInWords(clock.instant()));
        }
        if (!client.limits().allow(address)) {
            return SignInResult.refused(client, "The client is not for this address.");
        }
        return id == null || id.equals(client.name())
                ? result
                : SignInResult.refused(client, "The request names another client than the one that it comes from.");
    }

    private static @Nullable Pair pair(@Nullable String name, @Nullable String secret) {
        return name == null || secret == null ? null : new Pair(name, secret);
    }

    /** Each half is form-encoded before it is joined (RFC 6749, section 2.3.1). */
    private static @Nullable Pair basic(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return null;
        }
        try {
            String joined = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            int colon = joined.indexOf(':');
            return colon < 1
                    ? null
                    : new Pair(decoded(joined.substring(0, colon)), decoded(joined.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String decoded(String half) {
        return URLDecoder.decode(half, StandardCharsets.UTF_8);
    }
}
