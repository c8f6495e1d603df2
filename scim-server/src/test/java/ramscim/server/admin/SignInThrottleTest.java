package ramscim.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.admin.SignInThrottle.FREE_TRIES;
import static ramscim.server.admin.SignInThrottle.FREE_TRIES_OF_ALL;
import static ramscim.server.admin.SignInThrottle.WINDOW;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final SignInThrottle throttle = new SignInThrottle(clock);

    private void fail(String address, int times) {
        IntStream.range(0, times).forEach(n -> throttle.failed(address));
    }

    /** As one does who sends another {@code X-Forwarded-For} each time. */
    private void failFromEverywhere(int times) {
        IntStream.range(0, times).forEach(n -> throttle.failed("10.0.%d.%d".formatted(n / 250, n % 250)));
    }

    @Test
    void wait_oneAddressFailsTooOften_itWaitsUntilTheWindowIsOverAndNobodyElseDoes() {
        fail("192.0.2.1", FREE_TRIES);

        assertThat(throttle.wait("192.0.2.1")).isEqualTo(WINDOW);
        assertThat(throttle.wait("192.0.2.2")).isZero();

        now.updateAndGet(start -> start.plus(WINDOW));
        assertThat(throttle.wait("192.0.2.1")).isZero();
    }

    @Test
    void wait_oneIpv6NetworkFailsTooOften_allOfItWaits() {
        IntStream.range(0, FREE_TRIES).forEach(n -> throttle.failed("2001:db8:1:2:0:0:0:" + n));

        assertThat(throttle.wait("2001:db8:1:2:a:b:c:d")).isPositive();
        assertThat(throttle.wait("2001:db8:1:3:a:b:c:d")).isZero();
    }

    @Test
    void wait_oneTryFromEachOfManyAddresses_newOnesWaitUntilTheWindowIsOver() {
        failFromEverywhere(FREE_TRIES_OF_ALL - 1);
        assertThat(throttle.wait("192.0.2.1")).isZero();

        failFromEverywhere(1);

        assertThat(throttle.wait("192.0.2.1")).isEqualTo(WINDOW);
        now.updateAndGet(start -> start.plus(WINDOW).plus(Duration.ofSeconds(1)));
        assertThat(throttle.wait("192.0.2.1")).isZero();
    }

    @Test
    void wait_manyAddressesFail_whereSomebodySignedInBeforeIsFreeOfThem() {
        throttle.succeeded("192.0.2.1");

        failFromEverywhere(FREE_TRIES_OF_ALL);

        assertThat(throttle.wait("192.0.2.1")).isZero();
        fail("192.0.2.1", FREE_TRIES);
        assertThat(throttle.wait("192.0.2.1")).isEqualTo(WINDOW);
    }
}
