package ramscim.server.traffic;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import ramscim.server.scim.error.ScimErrorResponses;

/** Notices providers that were told the server's address without {@code /scim/v2}. */
final class LostRequestFilter extends OncePerRequestFilter {
    private static final Pattern LOOKS_LIKE_SCIM =
            Pattern.compile("(?i).*/(Users|Groups|ServiceProviderConfig|Schemas|ResourceTypes)(/.*)?");
    private static final String DASHBOARD = "/admin/";

    private final Arrivals arrivals;

    LostRequestFilter(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (!ScimErrorResponses.isScim(path)
                && !path.startsWith(DASHBOARD)
                && LOOKS_LIKE_SCIM.matcher(path).matches()
                && Arrivals.hasToken(request)) {
            arrivals.lost(request);
        }
        chain.doFilter(request, response);
    }
}
