package ramscim.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import ramscim.scim.error.ScimErrors;
import ramscim.server.admin.KnownNetworks;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityEvents;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;
import ramscim.server.scim.error.ScimErrorResponses;

/**
 * Lets a request in that shows whose it is, in one of the ways that there are; the client's name is the principal's.
 * What the client's scope does not allow is refused (RFC 6750, section 3.1, {@code insufficient_scope}).
 */
final class ClientFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ClientFilter.class);
    private static final String BASE = "/scim/v2";
    private static final Duration KEYS_RETRY_AFTER = Duration.ofSeconds(5);

    private final List<ClientSignIn> ways;
    private final ScimTokens tokens;
    private final RequestRates rates;
    private final KnownNetworks networks;
    private final SecurityEvents events;

    /** @param ways the first that a request comes by counts */
    ClientFilter(
            List<ClientSignIn> ways,
            ScimTokens tokens,
            RequestRates rates,
            KnownNetworks networks,
            SecurityEvents events) {
        this.ways = List.copyOf(ways);
        this.tokens = tokens;
        this.rates = rates;
        this.networks = networks;
        this.events = events;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignInResult shown;
        try {
            shown = shown(request);
        } catch (DataAccessException e) {
            LOG.error("A client cannot be checked because the database fails: {}", e.getMessage());
            putOff(response, 503, ScimErrors.DATABASE_RETRY_AFTER, ScimErrors.DATABASE_FAILS);
            return;
        }
        if (shown == null) {
            chain.doFilter(request, response);
            return;
        }
        switch (shown.kind()) {
            case UNKNOWN -> {
                tell(request, Caller.ANONYMOUS, shown.why());
                putOff(response, 503, KEYS_RETRY_AFTER, "The keys of the token's issuer cannot be fetched now.");
            }
            case REFUSED -> {
                refused(request, shown);
                chain.doFilter(request, response);
            }
            case ACCEPTED -> {
                if (isLetIn(request, response, shown.accepted())) {
                    chain.doFilter(request, response);
                }
            }
        }
    }

    private @Nullable SignInResult shown(HttpServletRequest request) {
        Function<ClientSignIn, @Nullable SignInResult> asked = way -> way.of(request);
        return ways.stream().map(asked).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** What follows refuses it, with the answer that says how to sign in. */
    private void refused(HttpServletRequest request, SignInResult shown) {
        ScimToken client = shown.client();
        if (client != null) {
            SignedInToken.rememberFormer(request);
        }
        tell(request, client == null ? Caller.ANONYMOUS : Caller.ofToken(client.name()), shown.why());
    }

    private boolean isLetIn(HttpServletRequest request, HttpServletResponse response, ScimToken client)
            throws IOException {
        SignedInToken.remember(request, client);
        Caller caller = Caller.ofToken(client.name());
        if (!client.limits().allow(request.getRemoteAddr())) {
            tell(request, caller, "The client is not for this address.");
            ScimErrorResponses.write(response, 403, "The client may not ask from this address.");
            return false;
        }
        Duration wait = rates.take(client);
        if (!wait.isZero()) {
            putOff(response, 429, wait, "The client asks more often than its limit allows.");
            return false;
        }
        tokens.used(client, request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
        networks.seen(caller, client.key(), RequestSource.of(request));
        if (!client.scope().allows(request.getMethod(), path(request))) {
            tell(request, caller, "The token is not for this: its scope is " + label(client) + ".");
            refuse(response, client);
            return false;
        }
        signIn(caller, client);
        return true;
    }

    private static void signIn(Caller caller, ScimToken client) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                caller,
                null,
                client.rights().stream().map(TokenRight::authority).toList()));
        SecurityContextHolder.setContext(context);
    }

    private void tell(HttpServletRequest request, Caller caller, String why) {
        events.tellOfRefusal(
                new SecurityEvent(SecurityEventKind.TOKEN_REFUSED, caller, RequestSource.of(request), why));
    }

    private static String label(ScimToken token) {
        return token.scope().label();
    }

    /** In whole seconds, and never none (RFC 9110, section 10.2.3). */
    private static void putOff(HttpServletResponse response, int status, Duration wait, String detail)
            throws IOException {
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(wait.plusMillis(999).toSeconds()));
        ScimErrorResponses.write(response, status, detail);
    }

    private static void refuse(HttpServletResponse response, ScimToken token) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"scim\", error=\"insufficient_scope\"");
        ScimErrorResponses.write(
                response, 403, "The bearer token's scope does not allow this: %s.".formatted(label(token)));
    }

    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI().toLowerCase(Locale.ROOT);
        String below = path.startsWith(BASE) ? path.substring(BASE.length()) : path;
        return below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
    }
}
