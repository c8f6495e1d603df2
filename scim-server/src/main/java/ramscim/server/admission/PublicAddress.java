package ramscim.server.admission;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;

/**
 * The address of this server as clients and people reach it.
 *
 * @param port -1 if it is the scheme's own
 */
record PublicAddress(String scheme, String host, int port) {
    static final String KEY = "bridge.public-url";

    /** @return null if none is set */
    static @Nullable PublicAddress parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            URI uri = URI.create(text.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getUserInfo() == null;
            if (uri.getHost() != null
                    && Set.of("http", "https").contains(scheme)
                    && plain
                    && isRoot(uri.getRawPath())) {
                return new PublicAddress(scheme, uri.getHost(), uri.getPort());
            }
        } catch (IllegalArgumentException e) {
            // It is none.
        }
        throw new StartException(
                "Set %s to the address that this server is reached at, such as https://bridge.example.com, without a path."
                        .formatted(SettingName.of(KEY)));
    }

    private static boolean isRoot(@Nullable String path) {
        return path == null || path.isEmpty() || path.equals("/");
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    int effectivePort() {
        if (port >= 0) {
            return port;
        }
        return isSecure() ? 443 : 80;
    }
}
