package ramscim.server.running;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps the bridge under test what is packaged: the tests' provider is on their class path, and Spring Boot would set
 * one up within the bridge, with a key pair of its own at each start.
 */
final class WithoutProviderBesides implements AutoConfigurationImportFilter {
    private static final String[] OF_PROVIDERS = {
        "org.springframework.boot.autoconfigure.security.oauth2.server.",
        "org.springframework.boot.autoconfigure.security.oauth2.resource."
    };

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[configurations.length];
        for (int n = 0; n < wanted.length; n++) {
            wanted[n] = !isOfProviders(configurations[n]);
        }
        return wanted;
    }

    private static boolean isOfProviders(@Nullable String configuration) {
        for (String prefix : OF_PROVIDERS) {
            if (configuration != null && configuration.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
