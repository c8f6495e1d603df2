package ramscim.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a password came from. */
final class SignInDetails extends WebAuthenticationDetails {
    private static final long serialVersionUID = 1L;

    private final @Nullable String browser;

    SignInDetails(HttpServletRequest request, KnownBrowsers browsers) {
        super(request);
        this.browser = browsers.of(request);
    }

    /** The id of a browser that signed in before; null for any other. */
    @Nullable String browser() {
        return browser;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
