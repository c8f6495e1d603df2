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
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final SignInThrottle throttle = new SignInThrottle(clock);

    private void fail(String address, int times) {
        IntStream.range(0, times).forEach(n -> throttle.begin(address, null));
    }

    /** As one does who sends another {@code X-Forwarded-For} each time. */
    private void failFromEverywhere(int times) {
        IntStream.range(0, times).forEach(n -> throttle.begin("10.0.%d.%d".formatted(n / 250, n % 250), null));
    }

    private Duration next(String address) {
        return throttle.begin(address, null);
    }

    @Test
    void begin_oneAddressTriesTooOften_itWaitsUntilTheWindowIsOverAndNobodyElseDoes() {
        fail("192.0.2.1", FREE_TRIES);

        assertThat(next("192.0.2.1")).isEqualTo(WINDOW);
        assertThat(next("192.0.2.2")).isZero();

        now.updateAndGet(start -> start.plus(WINDOW));
        assertThat(next("192.0.2.1")).isZero();
    }

    @Test
    void begin_manyTriesAtOnce_asManyAsAreFreeBegin() throws Exception {
        ExecutorService browsers = Executors.newFixedThreadPool(16);
        try {
            List<Future<Duration>> tries =
                    browsers.invokeAll(Collections.nCopies(250, () -> throttle.begin("192.0.2.1", null)));

            int begun = 0;
            for (Future<Duration> one : tries) {
                begun += one.get().isZero() ? 1 : 0;
            }
            assertThat(begun).isEqualTo(FREE_TRIES);
        } finally {
            browsers.shutdownNow();
        }
    }

    @Test
    void begin_oneIpv6NetworkTriesTooOften_allOfItWaits() {
        IntStream.range(0, FREE_TRIES).forEach(n -> throttle.begin("2001:db8:1:2:0:0:0:" + n, null));

        assertThat(next("2001:db8:1:2:a:b:c:d")).isPositive();
        assertThat(next("2001:db8:1:3:a:b:c:d")).isZero();
    }

    @Test
    void begin_oneTryFromEachOfManyAddresses_newOnesWaitUntilTheWindowIsOver() {
        failFromEverywhere(FREE_TRIES_OF_ALL - 1);
        assertThat(throttle.keepsStrangersWaiting()).isFalse();

        failFromEverywhere(1);

        assertThat(throttle.keepsStrangersWaiting()).isTrue();
        assertThat(next("192.0.2.1")).isEqualTo(WINDOW);
        now.updateAndGet(start -> start.plus(WINDOW).plus(Duration.ofSeconds(1)));
        assertThat(next("192.0.2.1")).isZero();
    }

    @Test
    void begin_manyAddressesTry_whereSomebodySignedInBeforeIsFreeOfThem() {
        next("192.0.2.1");
        throttle.succeeded("192.0.2.1");

        failFromEverywhere(FREE_TRIES_OF_ALL);

        fail("192.0.2.1", FREE_TRIES - 1);
        assertThat(next("192.0.2.1")).isZero();
        assertThat(next("192.0.2.1")).isEqualTo(WINDOW);
    }

    @Test
    void begin_manyAddressesTry_aBrowserThatSignedInBeforeIsFreeOfThemWhereverItIs() {
        failFromEverywhere(FREE_TRIES_OF_ALL);

        for (int n = 0; n < FREE_TRIES; n++) {
            assertThat(throttle.begin("198.51.100." + n, "browser")).isZero();
        }

        assertThat(throttle.begin("198.51.100.99", "browser"))
                .as("a cookie that was stolen opens no more tries than an address")
                .isEqualTo(WINDOW);
    }

    @Test
    void succeeded_rightPasswords_countForNothing() {
        for (int n = 0; n < 2 * FREE_TRIES_OF_ALL; n++) {
            assertThat(next("192.0.2." + n % 250)).isZero();
            throttle.succeeded("192.0.2." + n % 250);
        }

        assertThat(next("203.0.113.1")).isZero();
    }
}
