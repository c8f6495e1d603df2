package ramscim.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.RamTraffic;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;

class AdmissionTest {
    private static final Duration BUDGET = Duration.ofSeconds(10);

    private final Traffic traffic = new Traffic();
    private int ahead;
    private final Admission admission = new Admission(
            traffic, () -> ahead, BUDGET, Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

    @Test
    void admit_nothingAhead_letsIn() {
        assertThatCode(admission::admit).doesNotThrowAnyException();
    }

    @Test
    void admit_waitThatTheBudgetBears_letsIn() {
        ahead = 140;

        assertThatCode(admission::admit).doesNotThrowAnyException();
    }

    @Test
    void admit_waitThatEatsTheBudget_isBusyUntilTheLineIsShortEnough() {
        traffic.perSecond = 10;
        ahead = 119;

        ProvisioningException refusal = refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.BUSY);
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void admit_severalTurnedAway_areToldToComeBackOneAfterTheOther() {
        traffic.perSecond = 2;
        ahead = 16;

        List<Duration> returns = Stream.generate(
                        () -> Objects.requireNonNull(refusal().retryAfter()))
                .limit(3)
                .toList();

        assertThat(returns).containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000), Duration.ofMillis(1500));
    }

    @Test
    void admit_thousandsTurnedAway_nobodyIsToldMoreThanAMinute() {
        traffic.perSecond = 2;
        ahead = 16;
        for (int n = 0; n < 1_000; n++) {
            refusal();
        }

        assertThat(refusal().retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void admit_moreCallersThanTheServerHasThreadsFor_isBusyHoweverFastRamIs() {
        traffic.perSecond = 1_000;
        ahead = 150;

        assertThat(refusal().reason()).isEqualTo(Reason.BUSY);
    }

    @Test
    void admit_ramDown_saysWhenItIsTriedAgain() {
        traffic.outage = Duration.ofSeconds(3);

        ProvisioningException refusal = refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.OUTAGE);
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(3));
    }

    private ProvisioningException refusal() {
        return catchThrowableOfType(ProvisioningException.class, admission::admit);
    }

    private static final class Traffic implements RamTraffic {
        private int perSecond = 20;
        private Duration outage = Duration.ZERO;

        @Override
        public Duration timeFor(int writes) {
            return Duration.ofMillis(1000L * writes / perSecond);
        }

        @Override
        public Duration outage() {
            return outage;
        }

        @Override
        public void onRecovery(Runnable action) {
            // Nobody here waits for it.
        }
    }
}
