package ramscim.server.settings;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import ramscim.server.admin.Ago;

/** Which program this is. */
@Component
final class About {
    private static final Resource SBOM = new ClassPathResource("META-INF/sbom/application.cdx.json");

    private final ObjectProvider<BuildProperties> build;
    private final ObjectProvider<GitProperties> git;
    private final Clock clock;

    About(ObjectProvider<BuildProperties> build, ObjectProvider<GitProperties> git, Clock clock) {
        this.build = build;
        this.git = git;
        this.clock = clock;
    }

    /** What the program is made of (CycloneDX); nothing if it is not packaged. */
    static Optional<Resource> billOfMaterials() {
        return Optional.<Resource>of(SBOM).filter(Resource::exists);
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
