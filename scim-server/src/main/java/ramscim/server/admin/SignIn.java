package ramscim.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import ramscim.server.origin.RequestSource;

/**
 * What the pages and the API have in common about signing in.
 *
 * @param passwords no bean itself: then it would be asked on every other chain, too
 */
record SignIn(
        AuthenticationProvider passwords,
        KnownBrowsers browsers,
        DashboardSessions sessions,
        SignInEvents events,
        AdminProperties properties) {
    SignInDetails details(HttpServletRequest request) {
        return new SignInDetails(request, browsers);
    }

    /** Leads to the page that was asked for, and knows the browser again. */
    AuthenticationSuccessHandler remembering(RequestCache pages) {
        SavedRequestAwareAuthenticationSuccessHandler onward = new SavedRequestAwareAuthenticationSuccessHandler();
        onward.setDefaultTargetUrl("/admin");
        onward.setRequestCache(pages);
        return (request, response, authentication) -> {
            browsers.remember(request, response);
            onward.onAuthenticationSuccess(request, response, authentication);
        };
    }

    /** What is done when somebody signs out, before the session is gone. */
    void out(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            sessions.signOut(session, RequestSource.of(request));
        }
    }
}
