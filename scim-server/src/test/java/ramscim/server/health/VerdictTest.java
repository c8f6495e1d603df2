package ramscim.server.health;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.health.HealthSnapshots.NOW;
import static ramscim.server.health.HealthSnapshots.ago;
import static ramscim.server.health.HealthSnapshots.failing;
import static ramscim.server.health.HealthSnapshots.healthy;
import static ramscim.server.health.HealthSnapshots.push;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.Level;
import ramscim.server.health.Upstream.Probe;
import ramscim.server.security.ScimTokens.Expiring;
import ramscim.server.traffic.RequestTally;
import ramscim.server.words.Words;

class VerdictTest {
    @Test
    void of_everythingWorks_saysWhenWhoPushedAndWhenRamWrote() {
        Verdict verdict = healthy().verdict();

        assertThat(verdict.level()).isEqualTo(Level.GREEN);
        assertThat(verdict.sentence().english())
                .isEqualTo("Healthy: last push from Okta 12 s ago, last RAM write 14 s ago, nothing waiting.");
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.chain()).extracting(Lamp::level).containsOnly(Level.GREEN);
    }

    @Test
    void of_changesOnTheirWay_isStillHealthyAndCountsThem() {
        assertThat(healthy().queue(3, 1, 0, 0, 0).verdict())
                .returns(Level.GREEN, Verdict::level)
                .extracting(verdict -> verdict.sentence().english())
                .asString()
                .endsWith("4 changes waiting.");
    }

    @Test
    void of_nothingWrittenYet_saysSo() {
        assertThat(healthy().nothingWritten().verdict().sentence().english()).contains("no RAM write so far");
    }

    @Test
    void of_nobodyEverCalled_isReadyAndNeitherGoodNorBad() {
        Verdict verdict = healthy().providers().verdict();

        assertThat(verdict.level()).isEqualTo(Level.GREY);
        assertThat(verdict.sentence().english()).isEqualTo("Ready: RAM answers; no identity provider has called yet.");
        assertThat(verdict.chain().get(0))
                .isEqualTo(new Lamp(Words.of("health.provider"), Level.GREY, Words.of("health.not-called")));
    }

    @Test
    void of_openBreaker_isRedAndSaysSinceWhenAndThatNothingIsLost() {
        Verdict verdict = healthy()
                .reads(failing(State.OPEN, 10, 200))
                .queue(2, 10, 0, 0, 0)
                .verdict();

        assertThat(verdict.level()).isEqualTo(Level.RED);
        assertThat(verdict.sentence().english()).isEqualTo("RAM has not answered for 3 min: 12 changes are waiting.");
        assertThat(verdict.findings().get(0).advised())
                .startsWith("Nothing is lost")
                .endsWith("timed out");
        assertThat(verdict.chain().get(3).level()).isEqualTo(Level.RED);
    }

    @ParameterizedTest
    @CsvSource({"1, GREEN", "2, GREEN", "3, RED", "50, RED"})
    void of_unansweredCallsInARow_isAnOutageFromTheThirdOn(int failures, Level level) {
        assertThat(healthy().reads(failing(State.CLOSED, failures, 5)).verdict().level())
                .isEqualTo(level);
    }

    @Test
    void of_outageWithoutWork_saysThatNothingWaits() {
        assertThat(healthy()
                        .reads(failing(State.OPEN, 10, 30))
                        .verdict()
                        .sentence()
                        .english())
                .isEqualTo("RAM has not answered for 30 s: nothing is waiting for it yet.");
    }

    @Test
    void of_outageWithStuckLeavers_namesThem() {
        Verdict verdict = healthy()
                .reads(failing(State.OPEN, 10, 600))
                .queue(0, 3, 2, 2, 0)
                .verdict();

        assertThat(verdict.sentence().english()).endsWith("5 changes are waiting, 2 of them to take access away.");
        assertThat(verdict.findings()).hasSize(2).extracting(Finding::level).containsOnly(Level.RED);
    }

    @Test
    void of_breakerThatTriesAgain_isNoOutageOnceCallsAreAnswered() {
        assertThat(healthy()
                        .reads(HealthSnapshots.answered("ram-reads", 1))
                        .verdict()
                        .level())
                .isEqualTo(Level.GREEN);
    }

    @Test
    void of_refusedCredentials_isRedAndNotCalledAnOutage() {
        Verdict verdict = healthy()
                .probe(new Probe(ago(90), "InvalidAccessKeyId.NotFound", true))
                .reads(failing(State.OPEN, 10, 60))
                .verdict();

        assertThat(verdict.sentence().english()).isEqualTo("RAM refuses the bridge's own credentials.");
        assertThat(verdict.findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.advised()).isEqualTo("They come from a key. InvalidAccessKeyId.NotFound"));
        assertThat(verdict.chain().get(3).text().english()).isEqualTo("refuses our credentials");
    }

    @Test
    void of_missingPermissions_isRedAndNamesThem() {
        Verdict verdict = healthy()
                .standing(Map.of("ram:TagResources", "no", "ram:CreateUser", "no"), Duration.ZERO)
                .verdict();

        assertThat(verdict.level()).isEqualTo(Level.RED);
        assertThat(verdict.sentence().english())
                .isEqualTo("RAM does not let the bridge do what it has to: ram:CreateUser, ram:TagResources.");
    }

    @Test
    void of_missingPermissionOfTheProbeItself_isSaidOnce() {
        assertThat(healthy()
                        .probe(new Probe(ago(90), "NoPermission", true))
                        .standing(Map.of("ram:GetAccountSummary", "no"), Duration.ZERO)
                        .verdict()
                        .findings())
                .singleElement()
                .returns(
                        "RAM does not let the bridge do what it has to: ram:GetAccountSummary.",
                        finding -> finding.text().english());
    }

    @ParameterizedTest
    @CsvSource({
        "PT61S, The clock of this machine is 61 s behind Alibaba Cloud's",
        "PT-15M, The clock of this machine is 900 s ahead of Alibaba Cloud's"
    })
    void of_wrongClock_isAmberAndSaysTheSeconds(Duration ahead, String sentence) {
        Verdict verdict = healthy().standing(Map.of(), ahead).verdict();

        assertThat(verdict.level()).isEqualTo(Level.AMBER);
        assertThat(verdict.sentence().english()).startsWith(sentence);
    }

    @Test
    void of_clockThatIsALittleOff_isHealthy() {
        assertThat(healthy()
                        .standing(Map.of(), Duration.ofSeconds(60))
                        .verdict()
                        .level())
                .isEqualTo(Level.GREEN);
    }

    @Test
    void of_oneFailedProbe_isAmber() {
        Verdict verdict =
                healthy().probe(new Probe(ago(31), "timed out", false)).verdict();

        assertThat(verdict.level()).isEqualTo(Level.AMBER);
        assertThat(verdict.chain().get(3).level()).isEqualTo(Level.AMBER);
    }

    @Test
    void of_databaseThatCannotBeWritten_isTheWorst() {
        Verdict verdict = healthy()
                .storeError("database or disk is full")
                .failingPeople(3)
                .verdict();

        assertThat(verdict.level()).isEqualTo(Level.RED);
        assertThat(verdict.sentence().english())
                .isEqualTo("The bridge cannot write to its database, so it accepts no change.");
        assertThat(verdict.findings().get(0).advised()).endsWith("database or disk is full");
        assertThat(verdict.chain().get(2).level()).isEqualTo(Level.RED);
    }

    @Test
    void of_stuckLeaver_isRed() {
        assertThat(healthy().queue(0, 0, 1, 1, 0).verdict())
                .returns(Level.RED, Verdict::level)
                .returns(
                        "1 change that takes access away is stuck: who should have lost access still has it.",
                        verdict -> verdict.sentence().english());
    }

    @Test
    void of_otherStuckChange_isAmber() {
        assertThat(healthy().queue(0, 0, 2, 0, 0).verdict())
                .returns(Level.AMBER, Verdict::level)
                .returns(
                        "2 changes are stuck and tried again and again.",
                        verdict -> verdict.sentence().english());
    }

    @Test
    void of_refusedPeople_isAmberAndLeadsToThem() {
        Verdict verdict = healthy().failingPeople(1).verdict();

        assertThat(verdict.level()).isEqualTo(Level.AMBER);
        assertThat(verdict.sentence().english()).startsWith("1 person or group is not as");
        assertThat(verdict.findings().get(0).page()).isEqualTo("/admin/failures");
        assertThat(verdict.chain().get(1))
                .isEqualTo(new Lamp(Words.of("health.bridge"), Level.AMBER, Words.of("health.count-failing", 1)));
    }

    @Test
    void of_heldChanges_isAmber() {
        assertThat(healthy().queue(0, 0, 0, 0, 40).verdict().sentence().english())
                .isEqualTo("40 changes are held until an administrator approves.");
    }

    @ParameterizedTest
    @CsvSource({"76, 24, GREEN", "75, 25, AMBER", "61, 39, AMBER", "60, 40, RED", "0, 100, RED"})
    void of_failedRequests_warnsBeforeQuarantine(int done, int failed, Level level) {
        assertThat(healthy()
                        .lastHour(new RequestTally(done, 0, 0, failed, 0))
                        .verdict()
                        .level())
                .isEqualTo(level);
    }

    @Test
    void of_fewRequests_saysNothingOfARatio() {
        assertThat(healthy()
                        .lastHour(new RequestTally(1, 40, 0, 0, 0))
                        .verdict()
                        .level())
                .isEqualTo(Level.GREEN);
    }

    @Test
    void of_onlyRefusedTokens_isRedAndNotCalledQuarantine() {
        Verdict verdict = healthy().lastHour(new RequestTally(0, 0, 80, 0, 0)).verdict();

        assertThat(verdict.sentence().english()).isEqualTo("Every request of the last hour was refused for its token.");
        assertThat(verdict.findings()).hasSize(1);
        assertThat(verdict.chain().get(0).level()).isEqualTo(Level.RED);
    }

    @Test
    void of_someRefusedTokens_isAmber() {
        assertThat(healthy()
                        .lastHour(new RequestTally(100, 0, 5, 0, 0))
                        .verdict()
                        .level())
                .isEqualTo(Level.AMBER);
        assertThat(healthy()
                        .lastHour(new RequestTally(100, 0, 4, 0, 0))
                        .verdict()
                        .level())
                .isEqualTo(Level.GREEN);
    }

    @Test
    void of_silentProvider_isAmber() {
        Verdict verdict = healthy().providers(push("Okta", 26 * 3600)).verdict();

        assertThat(verdict.sentence().english()).isEqualTo("No identity provider has called for 26 h.");
        assertThat(verdict.chain().get(0).level()).isEqualTo(Level.AMBER);
    }

    @ParameterizedTest
    @CsvSource({"3999, GREEN", "4000, AMBER", "4999, AMBER", "5000, RED"})
    void of_quota_warnsFromFourFifthsOn(int used, Level level) {
        assertThat(healthy().quota("users", used, 5000).verdict().level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "4000, 'The account''s quota of users is filling up: 4,000 of 5,000.'",
        "4749, 'The account''s quota of users is filling up: 4,749 of 5,000.'",
        "4750, 'The account''s quota of users is nearly used up: 4,750 of 5,000, 250 are left.'",
        "5000, 'The account has no room for more users: all 5,000 are in use.'"
    })
    void of_quota_saysHowMuchIsLeftFromNineteenTwentiethsOn(int used, String sentence) {
        assertThat(healthy().quota("users", used, 5000).verdict().sentence().english())
                .isEqualTo(sentence);
    }

    @Test
    void of_expiringToken_isAmber() {
        assertThat(healthy()
                        .expiring(new Expiring("okta", NOW.plus(Duration.ofDays(9))))
                        .verdict()
                        .sentence()
                        .english())
                .isEqualTo("The token 'okta' expires in 9 days.");
        assertThat(healthy()
                        .expiring(new Expiring("okta", NOW.minus(Duration.ofHours(3))))
                        .verdict()
                        .sentence()
                        .english())
                .isEqualTo("The token 'okta' expired 3 h ago.");
    }

    @Test
    void of_manyFindings_beginsWithTheWorst() {
        Verdict verdict = healthy()
                .failingPeople(4)
                .quota("users", 4600, 5000)
                .queue(0, 0, 1, 1, 2)
                .verdict();

        assertThat(verdict.level()).isEqualTo(Level.RED);
        assertThat(verdict.findings())
                .extracting(Finding::level)
                .containsExactly(Level.RED, Level.AMBER, Level.AMBER, Level.AMBER);
        assertThat(verdict.sentence().english())
                .isEqualTo(verdict.findings().get(0).text().english());
    }

    @ParameterizedTest
    @CsvSource({"120, GREEN", "121, AMBER"})
    void chain_ramNotHeardOfForFourProbes_isAmber(int seconds, Level level) {
        assertThat(healthy()
                        .probe(new Probe(ago(seconds), null, false))
                        .reads(HealthSnapshots.answered("ram-reads", 1000))
                        .silentWrites()
                        .verdict()
                        .chain()
                        .get(3)
                        .level())
                .isEqualTo(level);
    }

    @Test
    void of_everyLevel_givesAdviceWithEachFinding() {
        Verdict verdict = healthy()
                .storeError("full")
                .reads(failing(State.OPEN, 10, 60))
                .queue(1, 1, 2, 1, 1)
                .failingPeople(1)
                .lastHour(new RequestTally(10, 80, 0, 10, 0))
                .providers(push("Okta", 100_000))
                .quota("users", 5000, 5000)
                .expiring(new Expiring("okta", NOW))
                .verdict();

        assertThat(verdict.findings()).hasSize(10).allSatisfy(finding -> {
            assertThat(finding.text().english()).endsWith(".");
            assertThat(finding.advised()).isNotBlank();
        });
    }

    @Test
    void of_equallyBadFindings_readsThemByTheirKinds() {
        Finding drift =
                new Finding(FindingKind.DRIFT, Level.AMBER, Words.quoted("Later."), Words.quoted("Wait."), null);
        Finding clock =
                new Finding(FindingKind.CLOCK, Level.AMBER, Words.quoted("First."), Words.quoted("Set it."), null);

        assertThat(Verdict.of(healthy().snapshot(), List.of(drift, clock)).findings())
                .containsExactly(clock, drift);
    }

    @Test
    void of_findingThatIsOnlyTold_saysNothingOfIt() {
        HealthSnapshots health = healthy().expiring(new Expiring("okta", NOW.plus(Duration.ofDays(20))));

        Verdict verdict = Verdict.of(health.snapshot(), health.findings(Duration.ofDays(30), 80));

        assertThat(verdict.level()).isEqualTo(Level.GREEN);
        assertThat(verdict.findings()).isEmpty();
    }
}
