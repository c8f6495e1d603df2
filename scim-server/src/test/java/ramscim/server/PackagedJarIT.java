package ramscim.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;

/** What is delivered is the product and nothing that it is tested with. */
class PackagedJarIT {
    private static final Path JAR = Path.of("target", "scim-server.jar");

    /** The names of all entries, those of the jars within it behind the jar's own. */
    private static List<String> entries() throws IOException {
        List<String> names = new ArrayList<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                names.add(entry.getName());
                if (entry.getName().endsWith(".jar")) {
                    addEntries(jar.getInputStream(entry), names);
                }
            }
        }
        return names;
    }

    private static void addEntries(InputStream bytes, List<String> names) throws IOException {
        try (JarInputStream inner = new JarInputStream(bytes)) {
            for (JarEntry entry = inner.getNextJarEntry(); entry != null; entry = inner.getNextJarEntry()) {
                names.add(entry.getName());
            }
        }
    }

    @Test
    void jar_everyEntry_isOfTheProduct() throws IOException {
        assertThat(entries())
                .contains("BOOT-INF/classes/ramscim/server/ScimServerApplication.class")
                .contains("META-INF/sbom/application.cdx.json")
                .anyMatch(name -> name.startsWith("ramscim/adapter/"))
                .noneMatch(
                        name -> name.matches(
                                "(BOOT-INF/classes/)?(ramscim/simulator/|com/github/tomakehurst/|org/wiremock/"
                                        + "|wiremock/|org/eclipse/jetty/|org/junit/|org/assertj/|net/jqwik/|com/tngtech/archunit/).*"));
    }
}
