package ramscim.server.health;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.health.HealthSnapshots.NOW;
import static ramscim.server.health.HealthSnapshots.ago;
import static ramscim.server.health.HealthSnapshots.failing;
import static ramscim.server.health.HealthSnapshots.healthy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.server.alert.AlertCondition;
import ramscim.server.alert.AlertKind;
import ramscim.server.alert.AlertProperties;
import ramscim.server.alert.Severity;
import ramscim.server.health.HealthSnapshot.ExpiringToken;
import ramscim.server.health.HealthSnapshot.Probe;

class HealthAlertsTest {
    private static final Duration ANY = Duration.ofMinutes(1);

    private static List<AlertCondition> conditions(HealthSnapshots health, ExpiringToken... tokens) {
        AlertProperties limits = new AlertProperties(Map.of(), null, ANY, ANY, ANY, 80, 95, ANY, ANY);
        HealthSnapshot snapshot = health.snapshot();
        return HealthAlerts.of(snapshot, List.of(tokens), limits);
    }

    private static Tuple is(AlertKind kind, String subject, Severity severity) {
        return Tuple.tuple(kind, subject, severity);
    }

    private static List<Tuple> told(HealthSnapshots health, ExpiringToken... tokens) {
        return conditions(health, tokens).stream()
                .map(condition -> is(condition.kind(), condition.subject(), condition.severity()))
                .toList();
    }

    @Test
    void conditions_healthy_none() {
        assertThat(told(healthy().queue(3, 2, 1, 0, 0).failingPeople(4))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OPEN", "HALF_OPEN"})
    void conditions_breakerOpenOrTrying_saysWhichCalls(State state) {
        assertThat(told(healthy().reads(failing(state, 10, 60))))
                .containsExactly(is(AlertKind.BREAKER_OPEN, "ram-reads", Severity.CRITICAL));
    }

    @Test
    void conditions_credentialsRefused_isCritical() {
        assertThat(told(healthy().probe(new Probe(ago(60), "InvalidAccessKeyId", true))))
                .containsExactly(is(AlertKind.RAM_CREDENTIALS, "", Severity.CRITICAL));
    }

    @Test
    void conditions_stuckLeaversAndHeldChanges_sayHowMany() {
        assertThat(conditions(healthy().queue(0, 0, 2, 2, 7)))
                .extracting(AlertCondition::summary)
                .containsExactly(
                        "2 changes that take access away are stuck: who should have lost access still has it.",
                        "7 changes are held until an administrator approves.");
    }

    @Test
    void conditions_tokens_expiringWarnsAndExpiredIsCritical() {
        assertThat(told(
                        healthy(),
                        new ExpiringToken("okta", NOW.plusSeconds(3600)),
                        new ExpiringToken("entra", ago(3600))))
                .containsExactly(
                        is(AlertKind.TOKEN_EXPIRY, "okta", Severity.WARNING),
                        is(AlertKind.TOKEN_EXPIRY, "entra", Severity.CRITICAL));
    }

    @ParameterizedTest
    @CsvSource({"3999, 0, ", "4000, 1, WARNING", "4749, 1, WARNING", "4750, 1, CRITICAL", "5000, 1, CRITICAL"})
    void conditions_quota_warnsAt80AndIsCriticalAt95Percent(int used, int alerts, Severity severity) {
        List<Tuple> expected = alerts == 0 ? List.of() : List.of(is(AlertKind.QUOTA, "users", severity));

        assertThat(told(healthy().quota("users", used, 5000))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"24, ", "25, WARNING", "40, CRITICAL"})
    void conditions_failureRatio_warnsBeforeTheQuarantine(int failed, Severity severity) {
        List<Tuple> expected = severity == null ? List.of() : List.of(is(AlertKind.QUARANTINE_RISK, "", severity));

        assertThat(told(healthy().lastHour(new RequestTally(100 - failed, failed, 0, 0, 0))))
                .isEqualTo(expected);
    }
}
