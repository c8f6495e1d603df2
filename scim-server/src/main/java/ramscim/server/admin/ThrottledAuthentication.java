package ramscim.server.admin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import ramscim.server.origin.RequestSource;

/** Checks passwords no faster than {@link SignInThrottle} lets the address, whichever way they came in. */
final class ThrottledAuthentication implements AuthenticationProvider {
    private final AuthenticationProvider provider;
    private final SignInThrottle throttle;
    private final SignInEvents events;

    ThrottledAuthentication(AuthenticationProvider provider, SignInThrottle throttle, SignInEvents events) {
        this.provider = provider;
        this.throttle = throttle;
        this.events = events;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        String address = source(authentication).address();
        Duration wait = throttle.begin(address, browser(authentication));
        if (!wait.isZero()) {
            events.throttled(source(authentication));
            throw new TooManyTriesException(wait);
        }
        Authentication authenticated = checked(authentication);
        throttle.succeeded(address);
        if (authenticated != null) {
            events.passwordAccepted(authenticated, source(authentication), comesWithEachRequest(authentication));
        }
        return authenticated;
    }

    private @Nullable Authentication checked(Authentication authentication) {
        try {
            return provider.authenticate(authentication);
        } catch (BadCredentialsException wrong) {
            events.passwordRefused(source(authentication));
            throw wrong;
        }
    }

    private static boolean comesWithEachRequest(Authentication authentication) {
        return authentication.getDetails() instanceof SignInDetails details && details.isApi();
    }

    private static @Nullable String browser(Authentication authentication) {
        return authentication.getDetails() instanceof SignInDetails details ? details.browser() : null;
    }

    private static RequestSource source(Authentication authentication) {
        return authentication.getDetails() instanceof SignInDetails details
                ? details.source()
                : new RequestSource("unknown", "unknown");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return provider.supports(authentication);
    }
}
