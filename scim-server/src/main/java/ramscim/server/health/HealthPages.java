package ramscim.server.health;

import java.time.ZoneId;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import ramscim.server.admin.DashboardPage;

/** The first page: the verdict, and what it rests on. */
@DashboardPage
final class HealthPages {
    private final HealthViews views;

    HealthPages(HealthViews views) {
        this.views = views;
    }

    @GetMapping({"/admin", "/admin/", "/admin/health"})
    String health(Model model, ZoneId zone) {
        model.addAttribute("health", views.view(zone));
        return "admin/health";
    }

    /** What changes on the page, for those who have scripts. */
    @GetMapping("/admin/health/live")
    String live(Model model, ZoneId zone) {
        model.addAttribute("health", views.view(zone));
        return "admin/health :: live";
    }
}
