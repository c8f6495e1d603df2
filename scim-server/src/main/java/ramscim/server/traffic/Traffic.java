package ramscim.server.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import ramscim.store.WriteTransactions;

/**
 * Counts calls in buckets of five minutes: in memory at first, and a few seconds later in the database, where several
 * replicas add up. The write is also how the bridge knows that its database can be written.
 */
public final class Traffic {
    static final Duration BUCKET = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofHours(48);

    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final Clock clock;
    private final Map<Key, Long> unwritten = new HashMap<>();

    /** Whoever reads while what was counted goes from here to the database would see it twice, or not at all. */
    private final ReadWriteLock writing = new ReentrantReadWriteLock();

    private volatile @Nullable String error;

    Traffic(JdbcClient jdbc, WriteTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Key(long bucket, TrafficSource source, String outcome, int latency) {}

    /** Calls of one kind in one bucket; {@code latency} is the upper bound of what each took, in milliseconds. */
    record Count(Instant bucket, String outcome, int latency, long calls) {}

    void count(TrafficSource source, String outcome, Duration latency, long calls) {
        long now = clock.millis();
        Key key = new Key(now - now % BUCKET.toMillis(), source, outcome, Latency.bound(latency.toMillis()));
        synchronized (unwritten) {
            unwritten.merge(key, calls, Long::sum);
        }
    }

    /** Why the database could not be written the last time; null if it could. */
    public @Nullable String error() {
        return error;
    }

    /** How requests of identity providers were answered. */
    public RequestTally lastHour(Instant now) {
        return RequestTally.of(since(TrafficSource.SCIM, now.minus(HOUR)));
    }

    List<Count> since(TrafficSource source, Instant from) {
        writing.readLock().lock();
        try {
            return writtenAndNot(source, from);
        } finally {
            writing.readLock().unlock();
        }
    }

    private List<Count> writtenAndNot(TrafficSource source, Instant from) {
        List<Count> counts = new ArrayList<>(jdbc.sql("""
                        select bucket, outcome, latency, calls from traffic
                        where bucket >= :from and source = :source order by bucket
                        """)
                .param("from", from.toEpochMilli())
                .param("source", source.name())
                .query((row, number) -> new Count(
                        Instant.ofEpochMilli(row.getLong("bucket")),
                        row.getString("outcome"),
                        row.getInt("latency"),
                        row.getLong("calls")))
                .list());
        synchronized (unwritten) {
            unwritten.forEach((key, calls) -> {
                if (key.source() == source && key.bucket() >= from.toEpochMilli()) {
                    counts.add(new Count(Instant.ofEpochMilli(key.bucket()), key.outcome(), key.latency(), calls));
                }
            });
        }
        return counts;
    }

    @Scheduled(fixedDelay = 5000)
    void write() {
        writing.writeLock().lock();
        try {
            writeAll();
        } finally {
            writing.writeLock().unlock();
        }
    }

    private void writeAll() {
        Map<Key, Long> taken;
        synchronized (unwritten) {
            taken = Map.copyOf(unwritten);
            unwritten.clear();
        }
        try {
            transactions.write(() -> {
                prune();
                taken.forEach(this::add);
            });
            error = null;
        } catch (DataAccessException | TransactionException e) {
            LOG.error("What was counted cannot be written to the database; it will be tried again", e);
            error = String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            synchronized (unwritten) {
                taken.forEach((key, calls) -> unwritten.merge(key, calls, Long::sum));
            }
        }
    }

    private void prune() {
        jdbc.sql("delete from traffic where bucket < :before")
                .param("before", clock.instant().minus(KEPT).toEpochMilli())
                .update();
    }

    private void add(Key key, long calls) {
        jdbc.sql("""
                        insert into traffic (bucket, source, outcome, latency, calls)
                        values (:bucket, :source, :outcome, :latency, :calls)
                        on conflict (bucket, source, outcome, latency) do update set calls = traffic.calls + excluded.calls
                        """)
                .param("bucket", key.bucket())
                .param("source", key.source().name())
                .param("outcome", key.outcome())
                .param("latency", key.latency())
                .param("calls", calls)
                .update();
    }
}
