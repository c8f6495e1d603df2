package ramscim.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import ramscim.server.finding.Finding;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;

class SecurityEventsTest {
    private static final RequestSource HERE = new RequestSource("203.0.113.9", "r-1");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T08:30:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final List<SecurityEvent> written = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RefusedCallers refused = new RefusedCallers(clock);
    private final SecurityEvents events = new SecurityEvents(written::add, new SecurityLog(registry), refused, clock);

    private static SecurityEvent refusal(Caller caller) {
        return new SecurityEvent(SecurityEventKind.TOKEN_REFUSED, caller, HERE, "The token was revoked.");
    }

    private double counted(String kind, String outcome) {
        return registry.get("bridge.security.events")
                .tags("kind", kind, "outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void tell_ofASignIn_writesAtOnce() {
        events.tell(new SecurityEvent(SecurityEventKind.SIGNED_IN, Caller.ofService("siem"), HERE, "Signed in."));

        assertThat(written).hasSize(1);
        assertThat(counted("sign-in", "succeeded")).isEqualTo(1);
    }

    @Test
    void tell_ofManyRefusals_countsEachAndWritesTheFirstAndANumber() {
        for (int n = 0; n < 300; n++) {
            events.tell(refusal(Caller.ANONYMOUS));
        }
        assertThat(written).extracting(SecurityEvent::times).containsExactly(1L);

        events.writeAll();

        assertThat(written).extracting(SecurityEvent::times).containsExactly(1L, 299L);
        assertThat(counted("token", "refused")).isEqualTo(300);
    }

    @Test
    void tell_whileTheDatabaseFails_letsThePersonIn() {
        SecurityEvents failing = new SecurityEvents(
                event -> {
                    throw new DataAccessResourceFailureException("the disk is full");
                },
                new SecurityLog(registry),
                refused,
                clock);

        failing.tell(new SecurityEvent(SecurityEventKind.SIGNED_IN, Caller.ofService("siem"), HERE, "Signed in."));

        assertThat(counted("sign-in", "succeeded")).isEqualTo(1);
    }

    @Test
    void refusals_ofStrangers_raiseNothingHoweverMany() {
        for (int n = 0; n < 1_000; n++) {
            events.tellOfRefusal(refusal(Caller.ANONYMOUS));
        }

        assertThat(refused.findings()).isEmpty();
    }

    @Test
    void refusals_ofStrangers_keepNobodyKnownFromBeingNamed() {
        for (int n = 0; n < 1_000; n++) {
            events.tell(new SecurityEvent(
                    SecurityEventKind.TOKEN_REFUSED,
                    Caller.ANONYMOUS,
                    new RequestSource("10.0." + n / 256 + "." + n % 256, "r"),
                    "A token is none that the bridge knows."));
        }
        events.tell(refusal(Caller.ofToken("okta")));

        assertThat(written).extracting(event -> event.caller().actor()).contains("token:okta");
    }

    @Test
    void refusals_ofATokenAgainAndAgain_alertUntilAnHourHasPassed() {
        for (int n = 1; n < RefusedCallers.MANY; n++) {
            events.tellOfRefusal(refusal(Caller.ofToken("okta")));
        }
        assertThat(refused.findings()).isEmpty();

        events.tellOfRefusal(refusal(Caller.ofToken("okta")));

        assertThat(refused.findings())
                .extracting(Finding::alert)
                .singleElement()
                .satisfies(alert -> assertThat(alert.name()).isEqualTo("refused-caller/token:okta"));
        now.updateAndGet(instant -> instant.plus(RefusedCallers.WINDOW).plus(Duration.ofSeconds(1)));
        assertThat(refused.findings()).isEmpty();
    }

    @Test
    void refusals_ofPeople_alertWithoutTheirNames() {
        Caller ada = new Caller(Caller.Kind.SSO, "https://login.example.com#2482", "Ada Lovelace");
        for (int n = 0; n < RefusedCallers.MANY; n++) {
            events.tellOfRefusal(new SecurityEvent(SecurityEventKind.ACCESS_DENIED, ada, HERE, "POST /admin/tokens"));
        }

        assertThat(refused.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.alert())
                        .hasToString(String.valueOf(finding.alert()).replaceAll("Ada|2482", "?")));
    }
}
