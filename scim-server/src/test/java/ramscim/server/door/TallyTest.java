package ramscim.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;

class TallyTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Tally tally = new Tally();
    private Instant now = Instant.parse("2026-03-02T08:30:00Z");

    private void refuse(String address) {
        tally.add(
                new SecurityEvent(
                        SecurityEventKind.TOKEN_REFUSED,
                        Caller.ANONYMOUS,
                        new RequestSource(address, "r"),
                        "A token is none that the bridge knows."),
                now);
    }

    private List<SecurityEvent> after(Duration time) {
        now = now.plus(time);
        return tally.take(now, false);
    }

    @Test
    void manyFromOneAddress_inAMinute_areOneEvent() {
        for (int n = 0; n < 1_000; n++) {
            refuse("203.0.113.9");
        }

        assertThat(after(Tally.MINUTE.minus(SECOND))).isEmpty();
        assertThat(after(SECOND)).singleElement().satisfies(event -> {
            assertThat(event.times()).isEqualTo(1_000);
            assertThat(event.source().address()).isEqualTo("203.0.113.9");
        });
        assertThat(after(Tally.HOUR)).isEmpty();
    }

    @Test
    void addressesOfOneNetwork_areOneEvent() {
        refuse("2001:db8:1:2::1");
        refuse("2001:db8:1:2:3::4");

        assertThat(after(Tally.MINUTE)).hasSize(1);
    }

    @Test
    void moreAddressesThanAreNamed_areOneEventAnHour() {
        for (int n = 0; n < 10_000; n++) {
            refuse("10.0." + n / 256 + "." + n % 256);
        }

        assertThat(after(Tally.MINUTE)).hasSize(Tally.MOST_A_MINUTE);
        assertThat(after(Tally.HOUR))
                .singleElement()
                .satisfies(event -> assertThat(event.times()).isEqualTo(10_000 - Tally.MOST_A_MINUTE));
    }

    @Test
    void addressesThatChangeAllDay_writeSoManyEventsAnHour() {
        long written = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            for (int n = 0; n < 30; n++) {
                refuse("10." + minute / 256 + "." + minute % 256 + "." + n);
            }
            written += after(Tally.MINUTE).size();
        }

        assertThat(written).isBetween(24L * 90, 24L * (Tally.MOST_AN_HOUR + 1));
    }

    @Test
    void anHourLater_addressesAreNamedAgain() {
        for (int n = 0; n < 200; n++) {
            refuse("10.0.0." + n);
            after(Tally.MINUTE);
        }
        after(Tally.HOUR);

        refuse("203.0.113.9");

        assertThat(after(Tally.MINUTE))
                .extracting(event -> event.source().address())
                .containsExactly("203.0.113.9");
    }
}
