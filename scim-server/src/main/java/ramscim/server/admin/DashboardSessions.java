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

/**
 * Who is signed in to this process's dashboard. A session lives only for minutes until somebody has signed in, then as
 * long as it is used, and never longer than a working day; of each kind there are only so many.
 */
public final class DashboardSessions implements HttpSessionListener, HttpSessionAttributeListener {
    static final Duration ANONYMOUS_LIFE = Duration.ofMinutes(5);
    static final int MOST_ANONYMOUS = 500;
    static final int MOST_SIGNED_IN = 500;

    private final Map<HttpSession, State> known = new ConcurrentHashMap<>();
    private final Duration idle;
    private final Duration life;
    private final Clock clock;

    DashboardSessions(Duration idle, Duration life, Clock clock) {
        this.idle = idle;
        this.life = life;
        this.clock = clock;
    }

    /** @param person null until somebody has signed in */
    private record State(
            String id,
            Instant since,
            Instant used,
            @Nullable Person person) {}

    private record Person(String name, AdminRole role, String address) {}

    /** A session as administrators see it; the id is not the cookie's. */
    public record SignedIn(String id, String name, AdminRole role, String address, Instant since, Instant used) {}

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        Instant now = clock.instant();
        event.getSession().setMaxInactiveInterval((int) ANONYMOUS_LIFE.toSeconds());
        known.put(event.getSession(), new State(UUID.randomUUID().toString(), now, now, null));
        makeRoom(state -> state.person() == null, MOST_ANONYMOUS);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        known.remove(event.getSession());
    }

    private void makeRoom(Predicate<State> kind, int most) {
        List<Map.Entry<HttpSession, State>> all = new ArrayList<>();
        known.entrySet().stream().filter(entry -> kind.test(entry.getValue())).forEach(all::add);
        all.sort(
                (one, other) -> one.getValue().used().compareTo(other.getValue().used()));
        all.subList(0, Math.max(0, all.size() - most)).forEach(entry -> end(entry.getKey()));
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
        if (authentication == null || state == null || state.person() != null) {
            return;
        }
        Instant now = clock.instant();
        Viewer viewer = Viewer.of(authentication);
        String address = authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        session.setMaxInactiveInterval((int) idle.toSeconds());
        known.put(session, new State(state.id(), now, now, new Person(viewer.name(), viewer.role(), address)));
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
        if (!now.isBefore(state.since().plus(life))
                || !now.isBefore(state.used().plus(idle))) {
            end(session);
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
                all.add(new SignedIn(
                        state.id(), person.name(), person.role(), person.address(), state.since(), state.used()));
            }
        });
        all.sort(Comparator.comparing(SignedIn::since).reversed());
        return all;
    }

    /** @return whether there was one with this id */
    boolean end(String id) {
        List<HttpSession> meant = known.entrySet().stream()
                .filter(entry ->
                        entry.getValue().id().equals(id) && entry.getValue().person() != null)
                .map(Map.Entry::getKey)
                .toList();
        meant.forEach(this::end);
        return !meant.isEmpty();
    }

    private void end(HttpSession session) {
        known.remove(session);
        try {
            session.invalidate();
        } catch (IllegalStateException ended) {
            // Somebody was quicker.
        }
    }

    int anonymous() {
        return (int)
                known.values().stream().filter(state -> state.person() == null).count();
    }
}
