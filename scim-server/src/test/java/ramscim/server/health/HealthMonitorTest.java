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
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.server.finding.Alert;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.Level;
import ramscim.server.finding.Severity;
import ramscim.server.health.Upstream.Probe;
import ramscim.server.security.ScimTokens.Expiring;
import ramscim.server.security.SignInWay;
import ramscim.server.security.UnusedTokens.Unused;
import ramscim.server.traffic.RequestTally;

/** What of the findings is told to those who do not look at the page. */
class HealthMonitorTest {
    private static List<Alert> alerts(List<Finding> findings) {
        return findings.stream().map(Finding::alert).filter(Objects::nonNull).toList();
    }

    private static Tuple is(FindingKind kind, String subject, Severity severity) {
        return Tuple.tuple(kind, subject, severity);
    }

    private static List<Tuple> told(HealthSnapshots health) {
        return told(health.findings());
    }

    private static List<Tuple> told(List<Finding> findings) {
        return alerts(findings).stream()
                .map(alert -> is(alert.kind(), alert.subject(), alert.severity()))
                .toList();
    }

    @Test
    void of_healthy_none() {
        assertThat(told(healthy().queue(3, 2, 1, 0, 0).failingPeople(4))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OPEN", "HALF_OPEN"})
    void of_breakerOpenOrTrying_saysWhichCalls(State state) {
        assertThat(told(healthy().reads(failing(state, 10, 60))))
                .containsExactly(is(FindingKind.BREAKER_OPEN, "ram-reads", Severity.CRITICAL));
    }

    @Test
    void of_credentialsRefused_isCritical() {
        assertThat(told(healthy().probe(new Probe(ago(60), "InvalidAccessKeyId", true))))
                .containsExactly(is(FindingKind.RAM_CREDENTIALS, "", Severity.CRITICAL));
    }

    @Test
    void of_stuckLeaversAndHeldChanges_sayHowMany() {
        assertThat(alerts(healthy().queue(0, 0, 2, 2, 7).findings()))
                .extracting(alert -> alert.summary().english())
                .containsExactly(
                        "2 changes that take access away are stuck: who should have lost access still has it.",
                        "7 changes are held until an administrator approves.");
    }

    @Test
    void of_tokens_expiringWarnsAndExpiredIsCritical() {
        assertThat(told(healthy()
                        .expiring(new Expiring("okta", NOW.plusSeconds(3600)), new Expiring("entra", ago(3600)))))
                .containsExactly(
                        is(FindingKind.TOKEN_EXPIRY, "okta", Severity.WARNING),
                        is(FindingKind.TOKEN_EXPIRY, "entra", Severity.CRITICAL));
    }

    @ParameterizedTest
    @CsvSource({"3999, 0, ", "4000, 1, WARNING", "4749, 1, WARNING", "4750, 1, CRITICAL", "5000, 1, CRITICAL"})
    void of_quota_warnsAt80AndIsCriticalAt95Percent(int used, int alerts, Severity severity) {
        List<Tuple> expected = alerts == 0 ? List.of() : List.of(is(FindingKind.QUOTA, "users", severity));

        assertThat(told(healthy().quota("users", used, 5000))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"24, ", "25, WARNING", "40, CRITICAL"})
    void of_failureRatio_warnsBeforeTheQuarantine(int failed, Severity severity) {
        List<Tuple> expected = severity == null ? List.of() : List.of(is(FindingKind.QUARANTINE_RISK, "", severity));

        assertThat(told(healthy().lastHour(new RequestTally(100 - failed, failed, 0, 0, 0))))
                .isEqualTo(expected);
    }

    @Test
    void of_tokenOutsideOfTheConfiguredTime_isNotToldThoughThePageShowsIt() {
        HealthSnapshots health = healthy().expiring(new Expiring("okta", NOW.plus(Duration.ofDays(9))));

        assertThat(health.findings(Duration.ofDays(3), 80))
                .singleElement()
                .returns(Level.AMBER, Finding::level)
                .returns(null, Finding::alert);
    }

    @Test
    void of_clientThatNeverSignedIn_isOnThePageWithAdviceAndWakesNobody() {
        Unused forgotten = new Unused(
                "id", "old-tenant", SignInWay.OAUTH, ago(Duration.ofDays(20).toSeconds()));

        assertThat(healthy().unused(forgotten).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.UNUSED_CLIENT);
            assertThat(finding.level()).isEqualTo(Level.AMBER);
            assertThat(finding.text().english())
                    .isEqualTo("The client 'old-tenant' was made 20 days ago and has never signed in.");
            assertThat(finding.advised()).contains("revoke it");
            assertThat(finding.page()).isEqualTo("/admin/clients");
            assertThat(finding.alert()).isNull();
        });
    }

    @Test
    void of_quotaBelowThePagesMark_isToldWhereThatIsConfigured() {
        List<Finding> findings = healthy().quota("users", 3000, 5000).findings(Duration.ofDays(14), 60);

        assertThat(told(findings)).containsExactly(is(FindingKind.QUOTA, "users", Severity.WARNING));
        assertThat(findings).extracting(Finding::level).containsExactly(Level.GREEN);
    }

    @Test
    void of_refusedPermission_isToldAsRefusedCredentialsWithoutRamsWords() {
        List<Finding> findings = healthy()
                .probe(new Probe(ago(90), "NoPermission for acs:ram::5123:*", true))
                .standing(Map.of("ram:GetAccountSummary", "no"), Duration.ZERO)
                .findings();

        assertThat(alerts(findings)).singleElement().satisfies(alert -> {
            assertThat(alert.summary().english()).isEqualTo("RAM refuses the bridge's own credentials.");
            assertThat(alert.advice().english()).doesNotContain("5123");
            assertThat(alert.page()).isEqualTo("/admin");
        });
    }

    @Test
    void of_refusedTokensAndMuchElse_isToldOfTheQuarantineThatThePageLeavesOut() {
        List<Finding> findings =
                healthy().lastHour(new RequestTally(50, 10, 40, 0, 0)).findings();

        assertThat(told(findings)).containsExactly(is(FindingKind.QUARANTINE_RISK, "", Severity.CRITICAL));
        assertThat(findings.stream().filter(finding -> finding.level() != Level.GREEN))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.REFUSED_TOKENS);
    }
}
