package ramscim.server.admin;

import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ramscim.server.origin.Caller;
import ramscim.server.words.Words;

/** Who is signed in to the dashboard. */
@DashboardPage
final class SessionsPages {
    private final DashboardSessions sessions;

    SessionsPages(DashboardSessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping("/admin/settings/sessions")
    String list(Model model) {
        model.addAttribute("sessions", sessions.signedIn());
        return "admin/sessions";
    }

    @PostMapping("/admin/settings/sessions/{id}/end")
    String end(@PathVariable String id, Authentication authentication, RedirectAttributes flash) {
        flash.addFlashAttribute(
                "notice",
                sessions.end(id, Caller.of(authentication))
                        ? Words.of("sessions.ended")
                        : Words.of("sessions.had-ended"));
        return "redirect:/admin/settings/sessions";
    }
}
