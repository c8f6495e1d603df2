package ramscim.server.settings;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.server.admin.DashboardPage;

/** What the bridge runs with. */
@DashboardPage
final class SettingsPages {
    private final EffectiveSettings settings;
    private final About about;

    SettingsPages(EffectiveSettings settings, About about) {
        this.settings = settings;
        this.about = about;
    }

    @GetMapping("/admin/settings")
    String settings(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("sections", new SettingSearch(q).sections(settings.all()));
        return "admin/settings";
    }

    @GetMapping("/admin/about")
    String about(Model model) {
        model.addAttribute("facts", about.facts());
        return "admin/about";
    }
}
