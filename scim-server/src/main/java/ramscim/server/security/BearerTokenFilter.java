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
import ramscim.server.scim.error.ScimErrorResponses;
import ramscim.server.scim.error.ScimErrors;

/**
 * Lets a request in that carries a valid bearer token in its Authorization header (RFC 6750, section 2.1), and only
 * there; the token's name is the principal's. What the token's scope does not allow is refused (section 3.1, {@code
 * insufficient_scope}).
 */
final class BearerTokenFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(BearerTokenFilter.class);
    private static final String SCHEME = "Bearer ";
    private static final String BASE = "/scim/v2";

    private final ScimTokens tokens;

    BearerTokenFilter(ScimTokens tokens) {
        this.tokens = tokens;
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
            if (!token.scope().allows(request.getMethod(), path(request))) {
                refuse(response, token);
                return;
            }
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    token.name(),
                    null,
                    token.rights().stream().map(TokenRight::authority).toList()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private @Nullable ScimToken token(HttpServletRequest request) {
        String secret = secret(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (secret == null) {
            return null;
        }
        ScimToken token = tokens.accept(secret, request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
        if (token == null && tokens.knew(secret)) {
            SignedInToken.rememberFormer(request);
        }
        return token;
    }

    private static void refuse(HttpServletResponse response, ScimToken token) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"scim\", error=\"insufficient_scope\"");
        ScimErrorResponses.write(
                response,
                403,
                "The bearer token's scope does not allow this: %s."
                        .formatted(token.scope().label().toLowerCase(Locale.ROOT)));
    }

    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI().toLowerCase(Locale.ROOT);
        String below = path.startsWith(BASE) ? path.substring(BASE.length()) : path;
        return below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
    }

    private static @Nullable String secret(@Nullable String authorization) {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (!bearer || authorization == null) {
            return null;
        }
        String secret = authorization.substring(SCHEME.length()).strip();
        return secret.isEmpty() ? null : secret;
    }
}
