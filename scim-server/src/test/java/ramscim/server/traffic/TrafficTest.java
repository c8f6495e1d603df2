package ramscim.server.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.store.StoreDatabase;

class TrafficTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    private static final Runnable NOTHING = () -> {};

    private final AtomicReference<Runnable> whenTheTimeIsAsked = new AtomicReference<>(NOTHING);
    private final StoreDatabase database;
    private final Traffic traffic;

    TrafficTest(@TempDir Path directory) {
        database = StoreDatabase.sqlite(directory);
        traffic = new Traffic(database.jdbc(), database.transactions(), clock());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                whenTheTimeIsAsked.getAndSet(NOTHING).run();
                return NOW;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private void count(ScimOutcome outcome, int calls) {
        traffic.count(TrafficSource.SCIM, outcome.name(), Duration.ofMillis(3), calls);
    }

    /** What a page shows that is looked at in the middle of the next write. */
    private CompletableFuture<RequestTally> readDuringTheNextWrite() {
        CompletableFuture<RequestTally> read = new CompletableFuture<>();
        Thread reader = new Thread(() -> read.complete(traffic.lastHour(NOW)));
        whenTheTimeIsAsked.set(() -> {
            reader.start();
            Awaitility.await("the page is read, or waits for the write")
                    .until(() -> read.isDone() || reader.getState() == Thread.State.WAITING);
        });
        return read;
    }

    @Test
    void lastHour_whileItIsWritten_missesNothing() {
        count(ScimOutcome.DONE, 3);
        CompletableFuture<RequestTally> read = readDuringTheNextWrite();

        traffic.write();

        assertThat(read.join()).returns(3L, RequestTally::total);
        assertThat(traffic.lastHour(NOW)).returns(3L, RequestTally::total);
    }

    @Test
    void chartAndTally_overTheSameTime_countTheSame() {
        count(ScimOutcome.REFUSED, 2);
        traffic.write();
        count(ScimOutcome.REFUSED, 1);
        count(ScimOutcome.DONE, 4);

        List<Chart.Series> drawn =
                TrafficCharts.of(traffic, NOW, ZoneOffset.UTC).requests().series();

        RequestTally tally = traffic.lastHour(NOW);
        assertThat(drawn)
                .filteredOn(one -> one.label().english().equals("Refused"))
                .extracting(one -> one.value().english())
                .containsExactly(Long.toString(tally.refused()));
        assertThat(tally).returns(3L, RequestTally::refused).returns(7L, RequestTally::total);
    }

    @Test
    void charts_readInAnotherZone_haveItsHours() {
        List<Chart.Tick> hours = TrafficCharts.of(traffic, NOW, ZoneId.of("Asia/Kathmandu"))
                .requests()
                .times();

        assertThat(hours)
                .extracting(tick -> tick.label().english())
                .contains("00:00", "04:00")
                .allMatch(hour -> hour.endsWith(":00"));
        assertThat(hours)
                .isNotEqualTo(TrafficCharts.of(traffic, NOW, ZoneOffset.UTC)
                        .requests()
                        .times());
    }
}
