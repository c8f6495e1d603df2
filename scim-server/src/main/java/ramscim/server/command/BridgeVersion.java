package ramscim.server.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which program this is, by what the build wrote into it. */
final class BridgeVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = property("/META-INF/build-info.properties", "build.version", "not packaged");
        String commit = property("/git.properties", "git.commit.id.abbrev", "unknown");
        return new String[] {
            "RAM SCIM Bridge %s (commit %s)".formatted(version, commit),
            "Java %s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor"))
        };
    }

    private static String property(String file, String key, String unknown) {
        try (InputStream text = BridgeVersion.class.getResourceAsStream(file)) {
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
