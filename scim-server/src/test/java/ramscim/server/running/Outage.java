package ramscim.server.running;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the provider, and answers in its place for as long as a test has part of it down. */
final class Outage extends OncePerRequestFilter implements Ordered {
    private final ProviderState state;

    Outage(ProviderState state) {
        this.state = state;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        if (isDown(request.getRequestURI())) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            rest.doFilter(request, response);
        }
    }

    private boolean isDown(String path) {
        return path.equals("/oauth2/jwks") && !state.givesKeys() || path.startsWith("/.well-known/") && state.isAway();
    }
}
