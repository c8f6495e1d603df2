package ramscim.server.origin;

import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import ramscim.core.intent.Origin;

/** Where a change comes from that is asked for by the request which this thread serves. */
public final class RequestOrigin {
    /** The authority of a token that may set passwords. */
    public static final String MAY_SET_PASSWORDS = "MAY_SET_PASSWORDS";

    private RequestOrigin() {}

    /** Whether the token that the provider signed in with may set passwords. */
    public static boolean maySetPasswords() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(granted -> MAY_SET_PASSWORDS.equals(granted.getAuthority()));
    }

    /** The provider that signed in with a bearer token. */
    public static Origin ofToken() {
        return ofCaller();
    }

    /** Who is signed in to the dashboard or its API. */
    public static Origin ofAdministrator() {
        return ofCaller();
    }

    private static Origin ofCaller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return new Origin(
                Caller.of(authentication).actor(),
                requestId(),
                RequestSource.current().address());
    }

    private static String requestId() {
        Object id = RequestContextHolder.currentRequestAttributes()
                .getAttribute(RequestIdFilter.NAME, RequestAttributes.SCOPE_REQUEST);
        return Objects.requireNonNull(id, "every request has an id").toString();
    }
}
