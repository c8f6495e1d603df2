package ramscim.server.admin;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import ramscim.server.origin.Caller;

/** Who is signed in to the dashboard, for other programs. */
@AdminApi
final class SessionsApi {
    private final DashboardSessions sessions;

    SessionsApi(DashboardSessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping("/admin/api/sessions")
    List<DashboardSessions.SignedIn> list() {
        return sessions.signedIn();
    }

    @PostMapping("/admin/api/sessions/{id}/end")
    void end(@PathVariable String id, Authentication authentication) {
        if (!sessions.end(id, Caller.of(authentication))) {
            throw new PageNotFoundException("There is no such session, or not any more.");
        }
    }
}
