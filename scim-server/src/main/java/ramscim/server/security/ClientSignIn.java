package ramscim.server.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** One way in; those that look first have the lower order. */
@FunctionalInterface
public interface ClientSignIn {
    /** Whose request it is; null if it does not come this way. */
    @Nullable SignInResult of(HttpServletRequest request);
}
