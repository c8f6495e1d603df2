package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.Urgency;

class TurnstileTest {
    private static final long INTERVAL = Duration.ofMillis(50).toNanos();

    private final Turnstile turnstile = new Turnstile(now -> 20);

    @Test
    void pass_nobodyBefore_atOnce() {
        assertThat(turnstile.pass(enter(Urgency.INTERACTIVE, 0), 0)).isZero();
    }

    @Test
    void pass_secondInTheSameMoment_waitsForOneInterval() {
        turnstile.pass(enter(Urgency.INTERACTIVE, 0), 0);

        assertThat(turnstile.pass(enter(Urgency.INTERACTIVE, 0), 0)).isEqualTo(INTERVAL);
    }

    @Test
    void pass_afterALongPause_isNotFollowedByAnotherAtOnce() {
        turnstile.pass(enter(Urgency.INTERACTIVE, 0), 0);
        long later = 100 * INTERVAL;
        turnstile.pass(enter(Urgency.INTERACTIVE, later), later);

        assertThat(turnstile.pass(enter(Urgency.INTERACTIVE, later), later)).isEqualTo(INTERVAL);
    }

    @Test
    void pass_waiterWokeUpLate_theNextIsNotPutOffByIt() {
        turnstile.pass(enter(Urgency.INTERACTIVE, 0), 0);
        Turnstile.Ticket late = enter(Urgency.INTERACTIVE, 0);
        Turnstile.Ticket next = enter(Urgency.INTERACTIVE, 0);
        turnstile.pass(late, 0);
        long lateBy = INTERVAL / 2;
        turnstile.pass(late, INTERVAL + lateBy);

        assertThat(turnstile.pass(next, INTERVAL + lateBy)).isEqualTo(INTERVAL - lateBy);
    }

    @Test
    void first_leaverAmongOthers_isTheLeaver() {
        enter(Urgency.BACKGROUND, 0);
        enter(Urgency.INTERACTIVE, 1);
        Turnstile.Ticket leaver = enter(Urgency.LEAVER, 2);

        assertThat(turnstile.first(3)).isSameAs(leaver);
    }

    @Test
    void first_equals_isTheOneWhoCameFirst() {
        Turnstile.Ticket first = enter(Urgency.INTERACTIVE, 0);
        enter(Urgency.INTERACTIVE, 1);

        assertThat(turnstile.first(2)).isSameAs(first);
    }

    @Test
    void first_backgroundThatWaitedForLong_goesBeforeInteractiveThatCameLater() {
        Turnstile.Ticket background = enter(Urgency.BACKGROUND, 0);
        long later = Duration.ofSeconds(6).toNanos();
        enter(Urgency.INTERACTIVE, later);

        assertThat(turnstile.first(later)).isSameAs(background);
    }

    @Test
    void first_priorityRoseWhileWaiting_counts() {
        enter(Urgency.INTERACTIVE, 0);
        AtomicReference<Urgency> priority = new AtomicReference<>(Urgency.BACKGROUND);
        Turnstile.Ticket rising = turnstile.enter(priority::get, 1);

        priority.set(Urgency.LEAVER);

        assertThat(turnstile.first(2)).isSameAs(rising);
    }

    @Test
    void leave_theFirst_letsTheNextBeFirst() {
        Turnstile.Ticket first = enter(Urgency.INTERACTIVE, 0);
        Turnstile.Ticket second = enter(Urgency.INTERACTIVE, 0);

        turnstile.leave(first);

        assertThat(turnstile.first(1)).isSameAs(second);
    }

    /** Whatever the times at which callers come, no second holds more passes than the rate and one that makes up for a late thread. */
    @Property
    void pass_anyArrivals_noSecondHoldsMoreThanTheRate(@ForAll @IntRange(max = 300) int[] gapsInMillis) {
        Turnstile busy = new Turnstile(now -> 20);
        long[] passes = new long[gapsInMillis.length];
        long now = 0;
        for (int i = 0; i < gapsInMillis.length; i++) {
            now += Duration.ofMillis(gapsInMillis[i]).toNanos();
            Turnstile.Ticket ticket = busy.enter(() -> Urgency.INTERACTIVE, now);
            for (long wait = busy.pass(ticket, now); wait > 0; wait = busy.pass(ticket, now)) {
                now += wait;
            }
            passes[i] = now;
        }

        for (int i = 0; i + 21 < passes.length; i++) {
            assertThat(passes[i + 21] - passes[i])
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1).toNanos());
        }
    }

    private Turnstile.Ticket enter(Urgency priority, long now) {
        return turnstile.enter(() -> priority, now);
    }
}
