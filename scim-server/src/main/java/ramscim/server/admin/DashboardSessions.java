package ramscim.server.admin;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityEvents;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;

/**
 * Who is signed in to this process's dashboard. A session lives only for minutes until somebody has signed in, then as
 * long as it is used, and never longer than a working day; of each kind there are only so many.
 */
public final class DashboardSessions implements HttpSessionListener, HttpSessionAttributeListener {
    static final Duration ANONYMOUS_LIFE = Duration.ofMinutes(5);
    static final int MOST_ANONYMOUS = 500;
    static final int MOST_SIGNED_IN = 500;

    private static final Caller NOBODY = Caller.ANONYMOUS;
    private static final String UNUSED = "It was not used any more.";

    private final Map<HttpSession, State> known = new ConcurrentHashMap<>();
    private final Lives lives;
    private final SecurityEvents events;
    private final Clock clock;

    DashboardSessions(Lives lives, SecurityEvents events, Clock clock) {
        this.lives = lives;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How long a session lives.
     *
     * @param idle without being used
     * @param longest whatever is done
     * @param sso the same of those whose roles are another's word, who may have taken it back
     */
    record Lives(Duration idle, Duration longest, Duration sso) {
        Duration longestOf(Caller caller) {
            return caller.kind() == Caller.Kind.SSO && sso.compareTo(longest) < 0 ? sso : longest;
        }
    }

    /** @param person null until somebody has signed in */
    private record State(
            String id,
            Instant since,
            Instant used,
            @Nullable Person person) {}

    private record Person(Caller caller, @Nullable AdminRole role, String address) {}

    /**
     * A session as administrators see it; the id is not the cookie's.
     *
     * @param kind by which door the person came in
     * @param issuer who vouches for a person of single sign-on, and as whom: {@code subject}; null for others
     * @param role null if it has none, and so may see nothing
     */
    public record SignedIn(
            String id,
            Caller.Kind kind,
            String name,
            @Nullable String issuer,
            @Nullable String subject,
            @Nullable AdminRole role,
            String address,
            Instant since,
            Instant used) {
        private static SignedIn of(State state, Person person) {
            Caller caller = person.caller();
            return new SignedIn(
                    state.id(),
                    caller.kind(),
                    caller.name(),
                    caller.issuer(),
                    caller.subject(),
                    person.role(),
                    person.address(),
                    state.since(),
                    state.used());
        }
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        Instant now = clock.instant();
        event.getSession().setMaxInactiveInterval((int) ANONYMOUS_LIFE.toSeconds());
        known.put(event.getSession(), new State(UUID.randomUUID().toString(), now, now, null));
        makeRoom(state -> state.person() == null, MOST_ANONYMOUS);
    }

    /** Whoever ends a session here has taken it from those that are known before. */
    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        State state = known.remove(event.getSession());
        if (state != null && state.person() != null) {
            boolean unused = !clock.instant().isBefore(state.used().plus(lives.idle()));
            ended(state.person(), NOBODY, unused ? UNUSED : "The bridge stopped.");
        }
    }

    private void makeRoom(Predicate<State> kind, int most) {
        List<Map.Entry<HttpSession, State>> all = new ArrayList<>();
        known.entrySet().stream().filter(entry -> kind.test(entry.getValue())).forEach(all::add);
        all.sort(
                (one, other) -> one.getValue().used().compareTo(other.getValue().used()));
        all.subList(0, Math.max(0, all.size() - most))
                .forEach(entry -> end(entry.getKey(), NOBODY, "There were too many sessions."));
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        signedIn(event.getSession(), event.getName());
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        signedIn(event.getSession(), event.getName());
    }

    private void signedIn(HttpSession session, String attribute) {
        boolean context = attribute.equals(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        if (!context || !(session.getAttribute(attribute) instanceof SecurityContext security)) {
            return;
        }
        Authentication authentication = security.getAuthentication();
        State state = known.get(session);
        if (authentication == null || state == null) {
            return;
        }
        String address = authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        Person person = new Person(Caller.of(authentication), AdminRole.of(authentication), address);
        Person before = state.person();
        if (before != null && !before.caller().equals(person.caller())) {
            ended(before, NOBODY, "Somebody else signed in with it.");
        }
        Instant now = clock.instant();
        session.setMaxInactiveInterval((int) lives.idle().toSeconds());
        known.put(session, new State(state.id(), now, now, person));
        makeRoom(other -> other.person() != null, MOST_SIGNED_IN);
    }

    /**
     * Ends the session of a request if its time is over.
     *
     * @param byItself whether the request is none that a person made, but one of an open page
     */
    void use(HttpSession session, boolean byItself) {
        State state = known.get(session);
        Instant now = clock.instant();
        if (state == null || state.person() == null) {
            return;
        }
        if (!now.isBefore(state.since().plus(lives.longestOf(state.person().caller())))) {
            end(session, NOBODY, "Its time was over.");
        } else if (!now.isBefore(state.used().plus(lives.idle()))) {
            end(session, NOBODY, UNUSED);
        } else if (!byItself) {
            known.replace(session, state, new State(state.id(), state.since(), now, state.person()));
        }
    }

    /** The newest first. */
    public List<SignedIn> signedIn() {
        List<SignedIn> all = new ArrayList<>();
        known.values().forEach(state -> {
            Person person = state.person();
            if (person != null) {
                all.add(SignedIn.of(state, person));
            }
        });
        all.sort(Comparator.comparing(SignedIn::since).reversed());
        return all;
    }

    /**
     * Ends another's session, or one's own.
     *
     * @return whether there was one with this id
     */
    boolean end(String id, Caller by) {
        List<HttpSession> meant = known.entrySet().stream()
                .filter(entry ->
                        entry.getValue().id().equals(id) && entry.getValue().person() != null)
                .map(Map.Entry::getKey)
                .toList();
        meant.forEach(session -> end(session, by, "An administrator ended it."));
        return !meant.isEmpty();
    }

    /** The person says goodbye; what becomes of the session is another's business. */
    void signOut(HttpSession session, RequestSource source) {
        State state = known.remove(session);
        if (state != null && state.person() != null) {
            events.tell(new SecurityEvent(
                    SecurityEventKind.SIGNED_OUT, state.person().caller(), source, "Signed out."));
        }
    }

    private void end(HttpSession session, Caller by, String why) {
        State state = known.remove(session);
        try {
            session.invalidate();
        } catch (IllegalStateException ended) {
            // Somebody was quicker.
        }
        if (state != null && state.person() != null) {
            ended(state.person(), by, why);
        }
    }

    /** The event is of whoever ended it; if nobody did, of the one whose it was. */
    private void ended(Person person, Caller by, String why) {
        Caller whose = person.caller();
        boolean byNobody = by.equals(NOBODY);
        RequestSource source = byNobody ? new RequestSource(person.address(), "session") : RequestSource.current();
        events.tell(new SecurityEvent(
                        SecurityEventKind.SESSION_ENDED, byNobody ? whose : by, source, "A session ended. " + why)
                .with("session", whose.actor(), null));
    }

    int anonymous() {
        return (int)
                known.values().stream().filter(state -> state.person() == null).count();
    }
}
