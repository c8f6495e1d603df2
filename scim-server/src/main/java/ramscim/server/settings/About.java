package ramscim.server.settings;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import ramscim.server.words.Times;
import ramscim.server.words.Words;

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

    Map<Words, Words> facts() {
        Map<Words, Words> facts = new LinkedHashMap<>();
        BuildProperties built = build.getIfAvailable();
        GitProperties commit = git.getIfAvailable();
        facts.put(Words.of("about.version"), built == null ? Words.of("about.not-packaged") : as(built.getVersion()));
        if (commit != null) {
            facts.put(Words.of("about.commit"), as(commit.getShortCommitId()));
        }
        facts.put(Words.quoted("Java"), Words.quoted(System.getProperty("java.vendor") + " " + Runtime.version()));
        facts.put(Words.quoted("Spring Boot"), as(SpringBootVersion.getVersion()));
        facts.put(
                Words.of("about.system"),
                Words.quoted(System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        Duration up = Duration.ofMillis(
                clock.millis() - ManagementFactory.getRuntimeMXBean().getStartTime());
        facts.put(Words.of("about.running"), Times.span(up));
        return facts;
    }

    /** What a build does not know is empty. */
    private static Words as(@Nullable String fact) {
        return Words.quoted(fact == null ? "" : fact);
    }
}
