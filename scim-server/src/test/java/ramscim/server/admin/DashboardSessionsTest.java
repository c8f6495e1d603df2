package ramscim.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

class DashboardSessionsTest {
    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
    private static final Duration IDLE = Duration.ofHours(8);
    private static final Duration LIFE = Duration.ofHours(12);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T08:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final DashboardSessions sessions = new DashboardSessions(IDLE, LIFE, clock);

    private MockHttpSession visitor() {
        MockHttpSession session = new MockHttpSession();
        sessions.sessionCreated(new HttpSessionEvent(session));
        return session;
    }

    private MockHttpSession signedIn(String name) {
        MockHttpSession session = visitor();
        session.setAttribute(
                CONTEXT,
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        name, null, List.of(AdminRole.OPERATOR.authority()))));
        sessions.attributeAdded(new HttpSessionBindingEvent(session, CONTEXT));
        return session;
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Test
    void created_beforeAnybodySignedIn_livesForMinutes() {
        assertThat(visitor().getMaxInactiveInterval()).isEqualTo(300);
        assertThat(signedIn("ada").getMaxInactiveInterval()).isEqualTo(8 * 3600);
    }

    @Test
    void created_moreThanThereMayBe_theOldestEnds() {
        MockHttpSession oldest = visitor();
        MockHttpSession person = signedIn("ada");
        pass(Duration.ofSeconds(1));

        for (int n = 0; n < DashboardSessions.MOST_ANONYMOUS; n++) {
            visitor();
        }

        assertThat(oldest.isInvalid()).isTrue();
        assertThat(person.isInvalid()).isFalse();
        assertThat(sessions.anonymous()).isEqualTo(DashboardSessions.MOST_ANONYMOUS);
    }

    @Test
    void use_withoutEnd_endsWhenTheLifeIsOver() {
        MockHttpSession session = signedIn("ada");
        for (int hour = 0; hour < 11; hour++) {
            pass(Duration.ofHours(1));
            sessions.use(session, false);
        }
        assertThat(session.isInvalid()).isFalse();

        pass(Duration.ofHours(1));
        sessions.use(session, false);

        assertThat(session.isInvalid()).isTrue();
        assertThat(sessions.signedIn()).isEmpty();
    }

    @Test
    void use_byAnOpenPageAlone_isNoUse() {
        MockHttpSession session = signedIn("ada");
        for (int n = 0; n < 480; n++) {
            pass(Duration.ofMinutes(1));
            sessions.use(session, true);
        }

        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void end_ofOneSession_leavesTheOthers() {
        MockHttpSession ada = signedIn("ada");
        pass(Duration.ofSeconds(1));
        MockHttpSession bea = signedIn("bea");

        assertThat(sessions.end(sessions.signedIn().get(1).id())).isTrue();

        assertThat(ada.isInvalid()).isTrue();
        assertThat(bea.isInvalid()).isFalse();
        assertThat(sessions.signedIn())
                .extracting(DashboardSessions.SignedIn::name)
                .containsExactly("bea");
        assertThat(sessions.end("nobody")).isFalse();
    }
}
