package ramscim.server.settings;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import ramscim.server.admin.AdminApi;

/** What the bridge runs with, for other programs. */
@AdminApi
final class SettingsApi {
    private final EffectiveSettings settings;
    private final About about;

    SettingsApi(EffectiveSettings settings, About about) {
        this.settings = settings;
        this.about = about;
    }

    @GetMapping("/admin/api/settings")
    List<Setting> settings() {
        return settings.all();
    }

    @GetMapping("/admin/api/about")
    Map<String, String> about() {
        return about.facts();
    }
}
