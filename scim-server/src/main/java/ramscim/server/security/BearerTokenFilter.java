package ramscim.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
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
import ramscim.server.bearer.BearerToken;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityEvents;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;
import ramscim.server.scim.error.ScimErrorResponses;

/**
 * Lets a request in that carries a valid bearer token in its Authorization header (RFC 6750, section 2.1), and only
 * there; the token's name is the principal's. What the token's scope does not allow is refused (section 3.1, {@code
 * insufficient_scope}).
 */
final class BearerTokenFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(BearerTokenFilter.class);
    private static final String BASE = "/scim/v2";

    private final ScimTokens tokens;
    private final KnownNetworks networks;
    private final SecurityEvents events;

    BearerTokenFilter(ScimTokens tokens, KnownNetworks networks, SecurityEvents events) {
        this.tokens = tokens;
        this.networks = networks;
        this.events = events;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ScimToken token;
        try {
            token = token(request);
        } catch (DataAccessException e) {
            LOG.error("A token cannot be checked because the database fails: {}", e.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(ScimErrors.DATABASE_RETRY_AFTER.toSeconds()));
            ScimErrorResponses.write(response, 503, ScimErrors.DATABASE_FAILS);
            return;
        }
        if (token != null) {
            SignedInToken.remember(request, token);
            Caller caller = Caller.ofToken(token.name());
            networks.seen(caller, token.key(), RequestSource.of(request));
            if (!token.scope().allows(request.getMethod(), path(request))) {
                tell(request, caller, "The token is not for this: its scope is " + label(token) + ".");
                refuse(response, token);
                return;
            }
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    caller,
                    null,
                    token.rights().stream().map(TokenRight::authority).toList()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private @Nullable ScimToken token(HttpServletRequest request) {
        String secret = BearerToken.in(request);
        if (secret == null) {
            return null;
        }
        ScimToken token = tokens.accept(secret, request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
        if (token == null) {
            tellOfRefused(request, tokens.former(secret));
        }
        return token;
    }

    private void tellOfRefused(HttpServletRequest request, @Nullable ScimToken former) {
        if (former == null) {
            tell(request, Caller.ANONYMOUS, "A token is none that the bridge knows.");
            return;
        }
        SignedInToken.rememberFormer(request);
        boolean ended = former.revoked() == null;
        tell(request, Caller.ofToken(former.name()), ended ? "The token has ended." : "The token was revoked.");
    }

    private void tell(HttpServletRequest request, Caller caller, String why) {
        events.tellOfRefusal(
                new SecurityEvent(SecurityEventKind.TOKEN_REFUSED, caller, RequestSource.of(request), why));
    }

    private static String label(ScimToken token) {
        return token.scope().label().toLowerCase(Locale.ROOT);
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
