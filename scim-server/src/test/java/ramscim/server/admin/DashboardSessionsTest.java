package ramscim.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import ramscim.server.admin.DashboardSessions.Lives;
import ramscim.server.door.RefusedCallers;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityEvents;
import ramscim.server.door.SecurityLog;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;

class DashboardSessionsTest {
    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
    private static final Duration IDLE = Duration.ofHours(8);
    private static final Duration LIFE = Duration.ofHours(12);
    private static final Duration SSO_LIFE = Duration.ofHours(1);
    private static final Caller EVE = new Caller(Caller.Kind.LOCAL, "eve", "eve");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T08:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final List<SecurityEvent> events = new ArrayList<>();
    private final DashboardSessions sessions = new DashboardSessions(
            new Lives(IDLE, LIFE, SSO_LIFE),
            new SecurityEvents(
                    events::add, new SecurityLog(new SimpleMeterRegistry()), new RefusedCallers(clock), clock),
            clock);

    private MockHttpSession visitor() {
        MockHttpSession session = new MockHttpSession();
        sessions.sessionCreated(new HttpSessionEvent(session));
        return session;
    }

    private MockHttpSession signedIn(String name) {
        return signedIn(new Caller(Caller.Kind.LOCAL, name, name));
    }

    private MockHttpSession signedIn(Caller caller) {
        MockHttpSession session = visitor();
        signIn(session, caller);
        return session;
    }

    private void signIn(MockHttpSession session, Caller caller) {
        session.setAttribute(
                CONTEXT,
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        caller, null, List.of(AdminRole.OPERATOR.authority()))));
        sessions.attributeAdded(new HttpSessionBindingEvent(session, CONTEXT));
    }

    private static Caller person(String subject) {
        return new Caller(Caller.Kind.SSO, "https://login.example.com#" + subject, subject);
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

        assertThat(sessions.end(sessions.signedIn().get(1).id(), EVE)).isTrue();

        assertThat(ada.isInvalid()).isTrue();
        assertThat(bea.isInvalid()).isFalse();
        assertThat(sessions.signedIn())
                .extracting(DashboardSessions.SignedIn::name)
                .containsExactly("bea");
        assertThat(sessions.end("nobody", EVE)).isFalse();
    }

    @Test
    void use_bySomebodyOfSingleSignOn_endsWithTheProvidersWord() {
        MockHttpSession local = signedIn("ada");
        MockHttpSession person = signedIn(person("bea"));
        pass(SSO_LIFE.minusSeconds(1));
        sessions.use(person, false);
        assertThat(person.isInvalid()).isFalse();

        pass(Duration.ofSeconds(1));
        sessions.use(person, false);
        sessions.use(local, false);

        assertThat(person.isInvalid()).isTrue();
        assertThat(local.isInvalid()).isFalse();
    }

    @Test
    void signIn_ofAnotherInTheSameSession_isTheOthersSession() {
        MockHttpSession session = signedIn("admin");

        signIn(session, person("admin"));

        assertThat(sessions.signedIn()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Caller.Kind.SSO);
            assertThat(one.issuer()).isEqualTo("https://login.example.com");
            assertThat(one.subject()).isEqualTo("admin");
        });
        assertThat(events)
                .extracting(event -> event.kind() + " " + event.caller().actor())
                .containsExactly("SESSION_ENDED admin:admin");
    }

    @Test
    void signIn_ofTheSameAnew_livesAsLongAgain() {
        MockHttpSession session = signedIn(person("bea"));
        pass(SSO_LIFE.minusSeconds(1));

        signIn(session, person("bea"));
        pass(SSO_LIFE.minusSeconds(1));
        sessions.use(session, false);

        assertThat(session.isInvalid()).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void end_byAnAdministrator_isToldWithBoth() {
        signedIn("ada");

        sessions.end(sessions.signedIn().get(0).id(), EVE);

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(SecurityEventKind.SESSION_ENDED);
            assertThat(event.caller()).isEqualTo(EVE);
            assertThat(event.facts()).containsEntry("session", new SecurityEvent.Fact("admin:ada", null));
        });
    }

    @Test
    void end_byTime_isToldOnceAndOfTheOneWhoseItWas() {
        MockHttpSession session = signedIn("ada");
        pass(LIFE);
        sessions.use(session, false);
        sessions.sessionDestroyed(new HttpSessionEvent(session));

        assertThat(events)
                .extracting(event -> event.kind() + " " + event.caller().actor() + " " + event.detail())
                .containsExactly("SESSION_ENDED admin:ada A session ended. Its time was over.");
    }

    @Test
    void signOut_isNoEndByOthers() {
        MockHttpSession session = signedIn("ada");

        sessions.signOut(session, new RequestSource("203.0.113.9", "r-1"));
        sessions.sessionDestroyed(new HttpSessionEvent(session));

        assertThat(events).extracting(SecurityEvent::kind).containsExactly(SecurityEventKind.SIGNED_OUT);
    }

    @Test
    void end_ofVisitors_isToldToNobody() {
        sessions.sessionDestroyed(new HttpSessionEvent(visitor()));

        assertThat(events).isEmpty();
    }
}
