package ramscim.server.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import ramscim.server.scim.error.ScimErrorResponses;

/** Refuses what can be read in two ways, before any filter or servlet has read it in one of them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnambiguousRequestFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String problem = AmbiguousRequest.problem(request);
        if (problem == null) {
            chain.doFilter(request, response);
        } else if (isMeantForScim(request)) {
            ScimErrorResponses.write(response, HttpServletResponse.SC_BAD_REQUEST, problem);
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    /** Tomcat has sent it to a servlet by what the path comes to. */
    private static boolean isMeantForScim(HttpServletRequest request) {
        return ScimErrorResponses.isScim(request) || ScimErrorResponses.isScim(path(request));
    }

    private static String path(HttpServletRequest request) {
        return nothing(request.getServletPath()) + nothing(request.getPathInfo());
    }

    private static String nothing(@Nullable String part) {
        return part == null ? "" : part;
    }
}
