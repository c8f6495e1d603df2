package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.Errand;
import ramscim.core.directory.Urgency;

class PaceTest {
    private static final double ONCE_AN_HOUR = 1.0 / 3600;

    @Test
    void await_turnWouldComeAfterTheDeadline_givesUpWithoutWaiting() {
        Pace pace = new Pace(() -> ONCE_AN_HOUR);
        pace.await(errand(Duration.ofMinutes(30)), () -> false);

        assertThat(pace.await(errand(Duration.ofMinutes(30)), () -> false)).isFalse();
        assertThat(pace.waiting()).isZero();
    }

    @Test
    void await_manyCallers_allPass() {
        Pace pace = new Pace(() -> 10_000);

        CompletableFuture<?>[] callers = new CompletableFuture<?>[50];
        for (int i = 0; i < callers.length; i++) {
            callers[i] = CompletableFuture.supplyAsync(() -> pace.await(errand(Duration.ofMinutes(1)), () -> false));
        }

        CompletableFuture.allOf(callers).join();
        assertThat(callers).allSatisfy(caller -> assertThat(caller.join()).isEqualTo(true));
    }

    @Test
    void wakeAll_callIsHopelessByNow_waiterGivesUp() {
        Pace pace = new Pace(() -> ONCE_AN_HOUR);
        pace.await(errand(Duration.ofHours(2)), () -> false);
        AtomicBoolean hopeless = new AtomicBoolean();
        CompletableFuture<Boolean> waiter =
                CompletableFuture.supplyAsync(() -> pace.await(errand(Duration.ofHours(2)), hopeless::get));
        while (pace.waiting() == 0) {
            Thread.onSpinWait();
        }

        hopeless.set(true);
        pace.wakeAll();

        assertThat(waiter.join()).isFalse();
    }

    @Test
    void timeFor_tenCallsAtTwentyASecond_isHalfASecond() {
        assertThat(new Pace(() -> 20).timeFor(10)).isBetween(Duration.ofMillis(500), Duration.ofMillis(510));
    }

    @Test
    void throttled_aCallJustSent_slowsDown() {
        Pace pace = new Pace(() -> 20);

        pace.throttled(System.nanoTime());

        assertThat(pace.perSecond()).isLessThan(19);
        assertThat(pace.limit()).isGreaterThan(19);
    }

    private static Errand errand(Duration time) {
        return Errand.of(() -> Urgency.INTERACTIVE, time);
    }
}
