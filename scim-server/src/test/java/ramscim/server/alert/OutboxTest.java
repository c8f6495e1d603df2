package ramscim.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.alert.Delivery.State;
import ramscim.server.words.Words;

class OutboxTest {
    private final AlertFixture fixture;

    OutboxTest(@TempDir Path directory) {
        fixture = new AlertFixture(directory);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void take_taken_isNotTakenByAnother() {
        fixture.outbox.add(fixture.notice("held"));

        assertThat(fixture.outbox.take("ops")).map(Delivery::notice).contains(fixture.notice("held"));
        assertThat(fixture.outbox.take("ops")).isEmpty();
    }

    @Test
    void take_byOneThatDied_isTakenAgainLater() {
        fixture.outbox.add(fixture.notice("held"));
        String id = fixture.outbox.take("ops").orElseThrow().id();

        fixture.pass(Duration.ofMinutes(2));

        assertThat(fixture.outbox.take("ops")).map(Delivery::id).contains(id);
    }

    @Test
    void take_failed_waitsAndIsNotForgotten() {
        fixture.outbox.add(fixture.notice("held"));
        fixture.outbox.failed(
                fixture.outbox.take("ops").orElseThrow(), Words.of("alerts.problem.unreachable"), Duration.ofHours(1));

        fixture.pass(Duration.ofMinutes(59));
        assertThat(fixture.outbox.take("ops")).isEmpty();
        assertThat(fixture.outbox.lastAttempt("ops"))
                .map(Delivery::lastError)
                .contains(Words.of("alerts.problem.unreachable"));

        fixture.pass(Duration.ofMinutes(2));
        assertThat(fixture.outbox.take("ops")).isPresent();
    }

    @Test
    void delivered_isNotSentAgain() {
        fixture.outbox.add(fixture.notice("held"));
        fixture.outbox.delivered(fixture.outbox.take("ops").orElseThrow());

        fixture.pass(Duration.ofDays(1));

        assertThat(fixture.outbox.take("ops")).isEmpty();
        assertThat(fixture.outbox.waiting()).isZero();
    }

    @Test
    void add_moreThanAnybodyReads_givesUpTheOldestAndSaysSo() {
        for (int i = 0; i < Outbox.CAPACITY; i++) {
            assertThat(fixture.outbox.add(fixture.notice("held " + i))).isZero();
            fixture.pass(Duration.ofMillis(1));
        }

        assertThat(fixture.outbox.add(fixture.notice("one more"))).isEqualTo(1);

        assertThat(fixture.outbox.waiting()).isEqualTo(Outbox.CAPACITY);
        assertThat(fixture.outbox.latest(500))
                .filteredOn(delivery -> delivery.state() == State.GIVEN_UP)
                .extracting(delivery -> delivery.notice().summary().english())
                .containsExactly("held 0");
    }

    @Test
    void giveUpOlderThan_forATargetThatIsGone_too() {
        new Outbox(fixture.database.jdbc(), AlertFixture.KEPT, Set.of("former"), fixture.clock())
                .add(fixture.notice("held"));
        fixture.pass(Duration.ofHours(25));

        assertThat(fixture.outbox.giveUpOlderThan(Duration.ofHours(24))).isEqualTo(1);
        assertThat(fixture.outbox.waiting()).isZero();
    }

    @Test
    void prune_keepsWhatWaitsAndWhatIsNew() {
        fixture.outbox.add(fixture.notice("delivered"));
        fixture.outbox.delivered(fixture.outbox.take("ops").orElseThrow());
        fixture.outbox.add(fixture.notice("waits"));
        fixture.pass(Duration.ofDays(8));

        fixture.outbox.prune();

        assertThat(fixture.outbox.latest(10))
                .extracting(delivery -> delivery.notice().summary().english())
                .containsExactly("waits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"FIRING\"", "\"WARNING\""})
    void take_noticeThatOnlyANewerVersionCanRead_isLeftToItAndHoldsUpNoOther(String name) {
        fixture.outbox.add(fixture.notice("of tomorrow"));
        fixture.database
                .jdbc()
                .sql("update alert_delivery set notice = replace(notice, :name, '\"OF_TOMORROW\"')")
                .param("name", name)
                .update();
        fixture.pass(Duration.ofMillis(1));
        fixture.outbox.add(fixture.notice("held"));

        assertThat(fixture.outbox.take("ops")).map(Delivery::notice).contains(fixture.notice("held"));
        assertThat(fixture.outbox.take("ops")).isEmpty();
        assertThat(fixture.outbox.waiting()).isEqualTo(2);
        assertThat(fixture.outbox.latest(10)).hasSize(1);
    }

    @Test
    void take_noticeWithMoreInIt_isReadAsFarAsItIsKnown() {
        fixture.outbox.add(fixture.notice("held"));
        fixture.database
                .jdbc()
                .sql("update alert_delivery set notice = replace(notice, '\"status\"', '\"ofTomorrow\":1,\"status\"')")
                .update();

        assertThat(fixture.outbox.take("ops")).map(Delivery::notice).contains(fixture.notice("held"));
    }

    @Test
    void latest_inAStateThatOnlyANewerVersionHas_isLeftOut() {
        fixture.outbox.add(fixture.notice("held"));
        fixture.database
                .jdbc()
                .sql("update alert_delivery set state = 'OF_TOMORROW', last_error = 'busy'")
                .update();

        assertThat(fixture.outbox.latest(10)).isEmpty();
        assertThat(fixture.outbox.lastAttempt("ops")).isEmpty();
    }
}
