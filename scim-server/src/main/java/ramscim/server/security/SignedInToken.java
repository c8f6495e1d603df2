package ramscim.server.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Which token a request has shown, for those who see the request from outside of security. */
public final class SignedInToken {
    private static final String ATTRIBUTE = SignedInToken.class.getName();

    private SignedInToken() {}

    static void remember(HttpServletRequest request, ScimToken token) {
        request.setAttribute(ATTRIBUTE, token.name());
    }

    /** The token's name, or null if the request had no valid one. */
    public static @Nullable String nameOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String name ? name : null;
    }
}
