package ramscim.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * Keeps CSRF tokens in the session; where there is none, the sign-in form's in a cookie, so that looking at it makes no
 * session.
 */
final class CsrfTokens implements CsrfTokenRepository {
    private final CsrfTokenRepository ofSessions = new HttpSessionCsrfTokenRepository();
    private final CookieCsrfTokenRepository ofSignIn = new CookieCsrfTokenRepository();

    CsrfTokens() {
        ofSignIn.setCookieName("bridge-sign-in");
        ofSignIn.setCookiePath(AdminSecurity.SIGN_IN);
        ofSignIn.setParameterName("_csrf");
        ofSignIn.setHeaderName("X-CSRF-TOKEN");
        ofSignIn.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.getSession(false) == null ? ofSignIn : ofSessions;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }
}
