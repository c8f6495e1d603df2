package ramscim.server.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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
    String settings(Model model) {
        Map<String, List<Setting>> sections = settings.all().stream()
                .collect(Collectors.groupingBy(SettingsPages::section, LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("sections", sections);
        return "admin/settings";
    }

    private static String section(Setting setting) {
        String[] parts = setting.key().split("\\.", 3);
        return parts[0].equals("bridge") && parts.length == 3 ? parts[0] + "." + parts[1] : parts[0];
    }

    @GetMapping("/admin/about")
    String about(Model model) {
        model.addAttribute("facts", about.facts());
        return "admin/about";
    }
}
