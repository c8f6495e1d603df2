package ramscim.server.health;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import ramscim.server.security.SignedInToken;

/** Counts the requests of identity providers, those that security turns away too, and remembers who called. */
final class ScimTrafficFilter extends OncePerRequestFilter {
    private final Traffic traffic;
    private final ScimClients clients;

    ScimTrafficFilter(Traffic traffic, ScimClients clients) {
        this.traffic = traffic;
        this.clients = clients;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        int status = 500;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            ScimOutcome outcome = ScimOutcome.of(request.getMethod(), status);
            traffic.count(TrafficSource.SCIM, outcome.name(), Duration.ofNanos(System.nanoTime() - start), 1);
            String token = SignedInToken.nameOf(request);
            if (token != null) {
                boolean changed =
                        outcome == ScimOutcome.DONE && !request.getMethod().equals("GET");
                clients.seen(token, request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT), changed);
            }
        }
    }
}
