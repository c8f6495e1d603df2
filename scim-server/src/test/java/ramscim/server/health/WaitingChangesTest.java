package ramscim.server.health;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.health.HealthSnapshots.NOW;
import static ramscim.server.health.HealthSnapshots.ago;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.store.IntentCounts;
import ramscim.store.StoreDatabase;

class WaitingChangesTest {
    private final StoreDatabase database;

    WaitingChangesTest(@TempDir Path directory) {
        database = StoreDatabase.sqlite(directory);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Queue queue() {
        Duration any = Duration.ofDays(1);
        HealthProperties limits = new HealthProperties(any, any, Duration.ofMinutes(10), Duration.ofMinutes(2));
        return new WaitingChanges(new IntentCounts(database.jdbc()), limits).queue(NOW);
    }

    private void intent(boolean leaver, int attempts, String hold, Instant accepted) {
        String id = UUID.randomUUID().toString();
        database.jdbc()
                .sql("insert into resource (id, type, sequence) values (?, 'USER', 1)")
                .params(id)
                .update();
        database.jdbc()
                .sql(
                        "insert into intent (resource_id, sequence, leaver, attempts, next_attempt, accepted, hold) values (?, 1, ?, ?, 0, ?, ?)")
                .params(id, leaver ? 1 : 0, attempts, accepted.toEpochMilli(), hold)
                .update();
    }

    @Test
    void queue_leaverThatWasNeverTried_isStuckAfterItsTime() {
        intent(true, 0, "FREE", ago(119));
        intent(true, 0, "FREE", ago(121));

        assertThat(queue()).returns(1, Queue::waiting).returns(1, Queue::stuck).returns(1, Queue::stuckLeavers);
    }

    @Test
    void queue_othersThatWereNeverTried_wait() {
        intent(false, 0, "FREE", ago(3600));
        intent(false, 3, "FREE", ago(599));
        intent(false, 3, "FREE", ago(601));

        assertThat(queue())
                .returns(1, Queue::waiting)
                .returns(1, Queue::retrying)
                .returns(1, Queue::stuck)
                .returns(0, Queue::stuckLeavers);
    }

    @Test
    void queue_held_countsAsNothingElse() {
        intent(true, 0, "HELD", ago(3600));

        assertThat(queue()).returns(1, Queue::held).returns(0, Queue::pending);
    }
}
