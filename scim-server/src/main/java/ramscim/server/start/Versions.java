package ramscim.server.start;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;

/** Which program this is, by what the build wrote into it, and on what it runs. */
public final class Versions {
    private Versions() {}

    public static List<String> lines() {
        String version = property("/META-INF/build-info.properties", "build.version", "not packaged");
        String commit = property("/git.properties", "git.commit.id.abbrev", "unknown");
        return List.of(
                "RAM SCIM Bridge %s (commit %s)".formatted(version, commit),
                "Java %s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor")));
    }

    private static String property(String file, String key, String unknown) {
        try (InputStream text = Versions.class.getResourceAsStream(file)) {
            if (text == null) {
                return unknown;
            }
            Properties properties = new Properties();
            properties.load(text);
            return properties.getProperty(key, unknown);
        } catch (IOException e) {
            return unknown;
        }
    }
}
