package ramscim.server.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.alert.AlertFixture.held;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.finding.Severity;

class OpenAlertsTest {
    private final AlertFixture fixture;

    OpenAlertsTest(@TempDir Path directory) {
        fixture = new AlertFixture(directory);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void see_again_tellsNobodyAgainAndShowsTheLatestNumbers() {
        assertThat(fixture.open.see(held(Severity.WARNING, 1), fixture.now)).isPresent();

        assertThat(fixture.open.see(held(Severity.WARNING, 7), fixture.now)).isEmpty();

        assertThat(fixture.open.all())
                .extracting(alert -> alert.summary().english())
                .containsExactly("7 changes are held.");
    }

    @Test
    void see_ofAnotherReplicaOrAfterARestart_tellsNobodyAgain() {
        fixture.open.see(held(Severity.WARNING, 1), fixture.now);

        assertThat(new OpenAlerts(fixture.database.jdbc(), AlertFixture.KEPT)
                        .see(held(Severity.WARNING, 1), fixture.now))
                .isEmpty();
    }

    @Test
    void see_worse_tellsOnceMore() {
        String id = fixture.open
                .see(held(Severity.WARNING, 1), fixture.now)
                .orElseThrow()
                .id();

        assertThat(fixture.open.see(held(Severity.CRITICAL, 90), fixture.now)).hasValueSatisfying(alert -> {
            assertThat(alert.id()).isEqualTo(id);
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.summary().english()).isEqualTo("90 changes are held.");
        });
        assertThat(fixture.open.see(held(Severity.CRITICAL, 91), fixture.now)).isEmpty();
        assertThat(fixture.open.see(held(Severity.WARNING, 2), fixture.now)).isEmpty();
    }

    @Test
    void end_seenMeanwhile_isNotOver() {
        fixture.open.see(held(Severity.WARNING, 1), fixture.now);
        fixture.pass(Duration.ofMinutes(5));
        fixture.open.see(held(Severity.WARNING, 1), fixture.now);

        assertThat(fixture.open.end(fixture.now.minus(Duration.ofMinutes(2)))).isEmpty();
    }

    @Test
    void end_notSeenForLong_isOverOnceAndBeginsAnewLater() {
        OpenAlert first =
                fixture.open.see(held(Severity.WARNING, 1), fixture.now).orElseThrow();
        fixture.pass(Duration.ofMinutes(5));

        assertThat(fixture.open.end(fixture.now)).extracting(OpenAlert::id).containsExactly(first.id());
        assertThat(fixture.open.end(fixture.now)).isEmpty();
        assertThat(fixture.open.see(held(Severity.WARNING, 1), fixture.now))
                .hasValueSatisfying(alert -> assertThat(alert.id()).isNotEqualTo(first.id()));
    }

    @Test
    void all_ofASeverityThatOnlyANewerVersionHas_isToBeLookedAtNow() {
        fixture.open.see(held(Severity.WARNING, 1), fixture.now);
        fixture.database
                .jdbc()
                .sql("update alert set severity = 'OF_TOMORROW', kind = 'of-tomorrow'")
                .update();

        assertThat(fixture.open.all())
                .singleElement()
                .returns(Severity.CRITICAL, OpenAlert::severity)
                .returns("of-tomorrow", OpenAlert::kind);
    }
}
