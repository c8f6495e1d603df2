package ramscim.server.settings;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import ramscim.server.admin.Ago;
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

    /** Which program this is. */
    @Component
    static final class About {
        private final ObjectProvider<BuildProperties> build;
        private final ObjectProvider<GitProperties> git;
        private final Clock clock;

        About(ObjectProvider<BuildProperties> build, ObjectProvider<GitProperties> git, Clock clock) {
            this.build = build;
            this.git = git;
            this.clock = clock;
        }

        Map<String, String> facts() {
            Map<String, String> facts = new LinkedHashMap<>();
            BuildProperties built = build.getIfAvailable();
            GitProperties commit = git.getIfAvailable();
            facts.put("Version", built == null ? "not packaged" : String.valueOf(built.getVersion()));
            if (commit != null) {
                facts.put("Commit", commit.getShortCommitId());
            }
            facts.put("Java", System.getProperty("java.vendor") + " " + Runtime.version());
            facts.put("Spring Boot", SpringBootVersion.getVersion());
            facts.put("System", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
            Duration up = Duration.ofMillis(
                    clock.millis() - ManagementFactory.getRuntimeMXBean().getStartTime());
            facts.put("Running for", Ago.words(up));
            return facts;
        }
    }
}
