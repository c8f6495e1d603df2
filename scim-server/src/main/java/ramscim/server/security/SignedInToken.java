package ramscim.server.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Which token a request has shown, for those who see the request from outside of security. */
public final class SignedInToken {
    private static final String ATTRIBUTE = SignedInToken.class.getName();

    private static final String FORMER = ATTRIBUTE + ".FORMER";

    private SignedInToken() {}

    static void remember(HttpServletRequest request, ScimToken token) {
        request.setAttribute(ATTRIBUTE, token.name());
    }

    static void rememberFormer(HttpServletRequest request) {
        request.setAttribute(FORMER, true);
    }

    /** Whether a request came from nobody that the bridge knows: without a token that is valid or was so once. */
    public static boolean isMissing(HttpServletRequest request) {
        return nameOf(request) == null && request.getAttribute(FORMER) == null;
    }

    /** The token's name, or null if the request had no valid one. */
    public static @Nullable String nameOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String name ? name : null;
    }
}
