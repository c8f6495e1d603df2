package ramscim.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;

class TallyTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Tally tally = new Tally();
    private Instant now = Instant.parse("2026-03-02T08:30:00Z");

    private @Nullable SecurityEvent refuse(String address) {
        return tally.add(
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
    void firstOfAll_isWrittenAtOnce() {
        assertThat(refuse("203.0.113.9"))
                .isNotNull()
                .satisfies(event -> assertThat(event.times()).isEqualTo(1));
        assertThat(after(Tally.MINUTE)).isEmpty();
    }

    @Test
    void manyFromOneAddress_inAMinute_areOneEventAndANumber() {
        refuse("203.0.113.9");
        for (int n = 1; n < 1_000; n++) {
            assertThat(refuse("203.0.113.9")).isNull();
        }

        assertThat(after(Tally.MINUTE.minus(SECOND))).isEmpty();
        assertThat(after(SECOND)).singleElement().satisfies(event -> {
            assertThat(event.times()).isEqualTo(999);
            assertThat(event.source().address()).isEqualTo("203.0.113.9");
        });
        assertThat(after(Tally.HOUR)).isEmpty();
    }

    @Test
    void numberAfterAMinute_isOfThatMinuteAlone() {
        refuse("203.0.113.9");
        refuse("203.0.113.9");
        after(Tally.MINUTE);

        assertThat(refuse("203.0.113.9")).isNotNull();
        refuse("203.0.113.9");
        refuse("203.0.113.9");

        assertThat(after(Tally.MINUTE)).extracting(SecurityEvent::times).containsExactly(2L);
    }

    @Test
    void addressesOfOneNetwork_areOneEvent() {
        assertThat(refuse("2001:db8:1:2::1")).isNotNull();

        assertThat(refuse("2001:db8:1:2:3::4")).isNull();
    }

    @Test
    void moreAddressesThanAreNamed_areToldOnceAndCounted() {
        long atOnce = 0;
        for (int n = 0; n < 10_000; n++) {
            atOnce += refuse("10.0." + n / 256 + "." + n % 256) == null ? 0 : 1;
        }

        assertThat(atOnce).isEqualTo(Tally.MOST_A_MINUTE + 1L);
        assertThat(after(Tally.MINUTE)).isEmpty();
        assertThat(after(Tally.TEN_MINUTES))
                .singleElement()
                .satisfies(event -> assertThat(event.times()).isEqualTo(10_000 - Tally.MOST_A_MINUTE - 1));
    }

    @Test
    void addressesThatChangeAllDay_writeSoManyEventsAnHour() {
        long written = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            for (int n = 0; n < 30; n++) {
                written += refuse("10." + minute / 256 + "." + minute % 256 + "." + n) == null ? 0 : 1;
            }
            written += after(Tally.MINUTE).size();
        }

        assertThat(written).isBetween(24L * 90, 24L * (Tally.MOST_AN_HOUR + 2 * 6));
    }

    @Test
    void everyEvent_isWrittenOnceOneWayOrTheOther() {
        long written = 0;
        int told = 0;
        for (int step = 0; step < 600; step++) {
            for (int n = 0; n <= step % 40; n++) {
                SecurityEvent first = refuse("10.0." + step % 7 + "." + n);
                written += first == null ? 0 : first.times();
                told++;
            }
            written += after(SECOND.multipliedBy(7)).stream()
                    .mapToLong(SecurityEvent::times)
                    .sum();
        }
        written +=
                tally.take(now, true).stream().mapToLong(SecurityEvent::times).sum();

        assertThat(written).isEqualTo(told);
    }

    @Test
    void anHourLater_addressesAreNamedAgain() {
        for (int n = 0; n < 200; n++) {
            refuse("10.0.0." + n);
            after(Tally.MINUTE);
        }
        after(Tally.HOUR);

        assertThat(refuse("203.0.113.9"))
                .isNotNull()
                .satisfies(event -> assertThat(event.source().address()).isEqualTo("203.0.113.9"));
    }
}
