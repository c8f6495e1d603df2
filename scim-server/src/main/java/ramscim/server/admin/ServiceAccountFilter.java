package ramscim.server.admin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import ramscim.server.bearer.BearerToken;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityEvents;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;

/**
 * Lets a service account in that brings its token (RFC 6750, section 2.1). A request with a token is the token's,
 * whatever session comes along: that is why it needs no CSRF token.
 */
final class ServiceAccountFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceAccountFilter.class);

    private final ServiceAccounts accounts;
    private final KnownNetworks networks;
    private final SecurityEvents events;
    private final Clock clock;

    ServiceAccountFilter(ServiceAccounts accounts, KnownNetworks networks, SecurityEvents events, Clock clock) {
        this.accounts = accounts;
        this.networks = networks;
        this.events = events;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = BearerToken.in(request);
        if (secret == null) {
            chain.doFilter(request, response);
            return;
        }
        RequestSource source = RequestSource.of(request);
        ServiceAccount account;
        try {
            account = accounts.of(secret);
            if (account == null || !account.isValidAt(clock.instant())) {
                refuse(account, source, response);
                return;
            }
            accounts.used(account, source.address());
        } catch (DataAccessException e) {
            LOG.error("A token cannot be checked because the database fails: {}", e.getMessage());
            Problems.write(response, 503, "The bridge's database fails.");
            return;
        }
        signIn(account, source);
        chain.doFilter(request, response);
    }

    private void signIn(ServiceAccount account, RequestSource source) {
        Caller caller = Caller.ofService(account.name());
        networks.seen(caller, "service:" + account.id(), source);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                caller, null, List.of(account.role().authority())));
        SecurityContextHolder.setContext(context);
    }

    private void refuse(@Nullable ServiceAccount account, RequestSource source, HttpServletResponse response)
            throws IOException {
        Caller caller = account == null ? Caller.ANONYMOUS : Caller.ofService(account.name());
        events.tellOfRefusal(new SecurityEvent(SecurityEventKind.TOKEN_REFUSED, caller, source, why(account)));
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"admin\", error=\"invalid_token\"");
        Problems.write(response, 401, "The service account's token is not valid.");
    }

    private static String why(@Nullable ServiceAccount account) {
        if (account == null) {
            return "A token for the admin API is none that the bridge knows.";
        }
        return account.revoked() == null
                ? "The service account's token has ended."
                : "The service account's token was revoked.";
    }
}
