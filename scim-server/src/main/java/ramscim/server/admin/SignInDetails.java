package ramscim.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import ramscim.server.origin.RequestSource;

/** Where a password came from. */
final class SignInDetails extends WebAuthenticationDetails {
    private static final long serialVersionUID = 1L;

    private final @Nullable String browser;
    private final boolean api;
    private final String requestId;

    SignInDetails(HttpServletRequest request, KnownBrowsers browsers) {
        super(request);
        this.browser = browsers.of(request);
        this.requestId = RequestSource.of(request).requestId();
        this.api = request.getRequestURI().startsWith("/admin/api/");
    }

    /** The id of a browser that signed in before; null for any other. */
    @Nullable String browser() {
        return browser;
    }

    RequestSource source() {
        return new RequestSource(String.valueOf(getRemoteAddress()), requestId);
    }

    /** Whether it came with a request of the API, as it does with each of them. */
    boolean isApi() {
        return api;
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
