package ramscim.core.intent;

import org.jspecify.annotations.Nullable;

/**
 * Who asked for a change, and by which request.
 *
 * @param actor {@code token:} and a bearer token's name, {@code admin:} and the local administrator's, {@code sso:} with the issuer, {@code #} and the
 *     subject of whom single sign-on let in, {@code service:} and a service account's name, or {@code bridge}
 * @param requestId what tells the request from all others; the one who sent it knows it too
 * @param address that the request came from; null if it is not known, or there was no request
 */
public record Origin(
        String actor, String requestId, @Nullable String address) {
    /** What the actor begins with who signed in with a bearer token. */
    public static final String TOKEN = "token:";

    private static final String BRIDGE = "bridge";

    public Origin {
        if (actor.isBlank() || requestId.isBlank()) {
            throw new IllegalArgumentException("a change comes from somebody, by some request");
        }
    }

    public Origin(String actor, String requestId) {
        this(actor, requestId, null);
    }

    /** A provider that signed in with a bearer token. */
    public static Origin ofToken(String name, String requestId) {
        return new Origin(TOKEN + name, requestId);
    }

    public static Origin ofAdministrator(String name, String requestId) {
        return new Origin("admin:" + name, requestId);
    }

    /** The bridge itself, which nobody asked. */
    public static Origin ofBridge(String requestId) {
        return new Origin(BRIDGE, requestId);
    }
}
