package ramscim.server.admin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions whose time is over before anybody reads who they belong to. */
final class SessionLifeFilter extends OncePerRequestFilter {
    private final DashboardSessions sessions;

    SessionLifeFilter(DashboardSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            sessions.use(session, AdminSecurity.isLivePart(request));
        }
        chain.doFilter(request, response);
    }
}
