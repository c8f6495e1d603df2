package ramscim.server.security;

import java.util.Locale;
import ramscim.server.words.Words;

/** What a bearer token may be used for. Discovery is open to every one of them. */
public enum TokenScope {
    ALL("users and groups"),
    USERS("users only"),
    GROUPS("groups only"),
    READ_ONLY("read only");

    private final String label;

    TokenScope(String label) {
        this.label = label;
    }

    /** In SCIM's errors, the log and the record. */
    String label() {
        return label;
    }

    public Words words() {
        return Words.of("clients.scope." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Whether a request is within the scope; {@code path} is what follows the SCIM base, in lower case. */
    boolean allows(String method, String path) {
        boolean reads =
                method.equals("GET") || method.equals("HEAD") || (method.equals("POST") && path.endsWith("/.search"));
        return switch (this) {
            case ALL -> true;
            case USERS -> isUnder(path, "/users") || (reads && isOffer(path)) || isDiscovery(path);
            case GROUPS -> isUnder(path, "/groups") || isDiscovery(path);
            case READ_ONLY -> reads;
        };
    }

    /** What users can be given is for whoever gives it. */
    private static boolean isOffer(String path) {
        return isUnder(path, "/entitlements") || isUnder(path, "/roles");
    }

    private static boolean isDiscovery(String path) {
        return isUnder(path, "/serviceproviderconfig") || isUnder(path, "/schemas") || isUnder(path, "/resourcetypes");
    }

    private static boolean isUnder(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
