package ramscim.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import ramscim.core.resource.Recent;
import ramscim.server.door.Network;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityEvents;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;

/** What there is to tell of those who sign in to the dashboard and its API, and of what they may not do there. */
final class SignInEvents {
    private static final Logger LOG = LoggerFactory.getLogger(SignInEvents.class);

    /** For how long a program that sends the password with each request has signed in once. */
    private static final Duration STAY = Duration.ofHours(1);

    private static final int REMEMBERED = 1_000;
    private static final int LONGEST_PATH = 100;

    /** What a stranger can say is the reason, as RFC 6749 and the OpenID specifications have reasons. */
    private static final Pattern REASON = Pattern.compile("[a-z_]{1,40}");

    private final SecurityEvents events;
    private final SsoPeople people;
    private final Clock clock;
    private final Map<String, Instant> staying = new Recent<>(REMEMBERED);

    SignInEvents(SecurityEvents events, SsoPeople people, Clock clock) {
        this.events = events;
        this.people = people;
        this.clock = clock;
    }

    /** @param withEachRequest whether the password comes with each request of a program */
    void passwordAccepted(Authentication authentication, RequestSource source, boolean withEachRequest) {
        Caller caller = Caller.of(authentication);
        if (!withEachRequest) {
            tell(SecurityEventKind.SIGNED_IN, caller, source, "Signed in with the password.");
        } else if (comesIn(caller, source)) {
            tell(SecurityEventKind.SIGNED_IN, caller, source, "Uses the API with the password.");
        }
    }

    private synchronized boolean comesIn(Caller caller, RequestSource source) {
        Instant now = clock.instant();
        String place = caller.actor() + " " + Network.of(source.address());
        Instant since = staying.get(place);
        if (since != null && now.isBefore(since.plus(STAY))) {
            return false;
        }
        staying.put(place, now);
        return true;
    }

    void passwordRefused(RequestSource source) {
        tell(
                SecurityEventKind.SIGN_IN_FAILED,
                Caller.ANONYMOUS,
                source,
                "User name and password do not belong together.");
    }

    void throttled(RequestSource source) {
        tell(
                SecurityEventKind.SIGN_IN_THROTTLED,
                Caller.ANONYMOUS,
                source,
                "The password was not looked at, after too many wrong ones.");
    }

    void ssoFailed(HttpServletRequest request, AuthenticationException failure) {
        String code = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : "";
        String reason = REASON.matcher(code).matches() ? code : "unknown";
        LOG.debug("Single sign-on failed", failure);
        tell(
                SecurityEventKind.SIGN_IN_FAILED,
                Caller.ANONYMOUS,
                RequestSource.of(request),
                "Single sign-on did not come to its end: " + reason + ".");
    }

    /** Before anybody was sent to the provider, or when the browser came back from there. */
    void providerAway(HttpServletRequest request, AuthenticationException failure) {
        Throwable why = failure instanceof ProviderAwayException ? failure : failure.getCause();
        LOG.debug("Single sign-on cannot begin", failure);
        tell(
                SecurityEventKind.SIGN_IN_FAILED,
                Caller.ANONYMOUS,
                RequestSource.of(request),
                "Single sign-on cannot begin: " + (why == null ? "" : why.getMessage()) + ".");
    }

    void ssoSucceeded(HttpServletRequest request, Authentication authentication) {
        Caller person = Caller.of(authentication);
        AdminRole role = AdminRole.of(authentication);
        RequestSource source = RequestSource.of(request);
        events.tell(new SecurityEvent(SecurityEventKind.SIGNED_IN, person, source, "Signed in by single sign-on.")
                .with("role", null, text(role)));
        try {
            SsoPeople.Before before = people.signedIn(person, role);
            if (before.differsFrom(role)) {
                events.tell(new SecurityEvent(
                                SecurityEventKind.ROLES_CHANGED,
                                person,
                                source,
                                "The identity provider's groups give another role than the last time.")
                        .with("role", text(before.role()), text(role)));
            }
        } catch (DataAccessException e) {
            LOG.warn("Which role somebody had before is not known, for the database fails: {}", e.getMessage());
        }
    }

    static String text(@Nullable AdminRole role) {
        return role == null ? "none" : role.name().toLowerCase(Locale.ROOT);
    }

    /** What another site makes a browser ask for is not what the person asks for. */
    void denied(HttpServletRequest request, AccessDeniedException denied) {
        Caller caller = Caller.of(SecurityContextHolder.getContext().getAuthentication());
        if (!caller.isKnown()) {
            return;
        }
        String path = request.getRequestURI();
        String asked = request.getMethod() + " " + path.substring(0, Math.min(LONGEST_PATH, path.length()));
        boolean forged = denied instanceof CsrfException;
        SecurityEvent event = new SecurityEvent(
                SecurityEventKind.ACCESS_DENIED,
                caller,
                RequestSource.of(request),
                asked + (forged ? " came without its CSRF token." : " is not for this role."));
        String site = request.getHeader("Sec-Fetch-Site");
        if (forged || "cross-site".equals(site) || "same-site".equals(site)) {
            events.tell(event);
        } else {
            events.tellOfRefusal(event);
        }
    }

    private void tell(SecurityEventKind kind, Caller caller, RequestSource source, String detail) {
        events.tell(new SecurityEvent(kind, caller, source, detail));
    }
}
