package ramscim.server.scim.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import ramscim.scim.error.HttpStatusDetails;

/** Gives a body to errors that Jersey leaves without one: it asks no mapper about a header that it cannot read. */
final class UnansweredErrorFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        int status = response.getStatus();
        if (status >= 400 && !response.isCommitted()) {
            ScimErrorResponses.write(response, status, HttpStatusDetails.of(status));
        }
    }
}
