package ramscim.server.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.alert.Delivery.State;
import ramscim.server.words.KeptWords;
import ramscim.server.words.Words;
import ramscim.store.KeptName;

/**
 * Notices on their way, in the database: what is not delivered when the bridge stops is delivered when it starts.
 * Whoever takes one has it for a minute, so that no two replicas deliver the same, and one that dies with it loses
 * nothing.
 */
final class Outbox {
    static final int CAPACITY = 200;

    private static final Duration TAKEN_FOR = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final KeptWords kept;
    private final Set<String> targets;
    private final Clock clock;

    Outbox(JdbcClient jdbc, KeptWords kept, Set<String> targets, Clock clock) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.targets = Set.copyOf(targets);
        this.clock = clock;
    }

    /**
     * For every target.
     *
     * @return how many older ones were given up, because more wait than somebody would read
     */
    int add(Notice notice) {
        targets.forEach(target -> add(notice, target));
        return targets.stream().mapToInt(this::giveUpOldest).sum();
    }

    private void add(Notice notice, String target) {
        jdbc.sql("""
                        insert into alert_delivery (id, target, notice, state, attempts, created, next_attempt, changed)
                        values (:id, :target, :notice, 'WAITING', 0, :now, :now, :now)
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("target", target)
                .param("notice", kept.write(notice))
                .param("now", clock.millis())
                .update();
    }

    private int giveUpOldest(String target) {
        return jdbc.sql("""
                        update alert_delivery set state = 'GIVEN_UP', changed = :now, last_error = :error
                        where target = :target and state = 'WAITING' and id not in (
                            select id from alert_delivery where target = :target and state = 'WAITING'
                            order by created desc, id limit :capacity)
                        """)
                .param("now", clock.millis())
                .param("error", kept.write(Words.of("alerts.problem.too-many")))
                .param("target", target)
                .param("capacity", CAPACITY)
                .update();
    }

    /** The oldest that is due and that this version can read, for the caller alone. */
    Optional<Delivery> take(String target) {
        long now = clock.millis();
        return jdbc
                .sql("""
                        select * from alert_delivery where target = :target and state = 'WAITING' and next_attempt <= :now
                        order by created, id limit :capacity
                        """)
                .param("target", target)
                .param("now", now)
                .param("capacity", CAPACITY)
                .query((row, number) -> delivery(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .filter(due -> jdbc.sql("""
                                        update alert_delivery set next_attempt = :until, attempts = attempts + 1
                                        where id = :id and next_attempt = :seen and state = 'WAITING'
                                        """)
                                .param("until", now + TAKEN_FOR.toMillis())
                                .param("id", due.id())
                                .param("seen", due.nextAttempt().toEpochMilli())
                                .update()
                        == 1);
    }

    void delivered(Delivery delivery) {
        jdbc.sql("update alert_delivery set state = 'DELIVERED', last_error = null, changed = :now where id = :id")
                .param("now", clock.millis())
                .param("id", delivery.id())
                .update();
    }

    void failed(Delivery delivery, Words error, Duration wait) {
        jdbc.sql("""
                        update alert_delivery set last_error = :error, next_attempt = :next, changed = :now
                        where id = :id and state = 'WAITING'
                        """)
                .param("error", kept.write(error))
                .param("next", clock.millis() + wait.toMillis())
                .param("now", clock.millis())
                .param("id", delivery.id())
                .update();
    }

    /**
     * @return how many have waited in vain for so long that they are given up; those for targets that are gone among
     *     them
     */
    int giveUpOlderThan(Duration age) {
        return jdbc.sql("""
                        update alert_delivery set state = 'GIVEN_UP', changed = :now
                        where state = 'WAITING' and created < :before
                        """)
                .param("now", clock.millis())
                .param("before", clock.instant().minus(age).toEpochMilli())
                .update();
    }

    void prune() {
        jdbc.sql("delete from alert_delivery where state <> 'WAITING' and changed < :before")
                .param("before", clock.instant().minus(KEPT).toEpochMilli())
                .update();
    }

    int waiting() {
        return jdbc.sql("select count(*) from alert_delivery where state = 'WAITING'")
                .query(Integer.class)
                .single();
    }

    /** What came of the last ones, the latest first. */
    List<Delivery> latest(int limit) {
        return jdbc
                .sql("select * from alert_delivery order by changed desc, id limit :limit")
                .param("limit", limit)
                .query((row, number) -> delivery(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** What came of the last attempt for a target, if there was one. */
    Optional<Delivery> lastAttempt(String target) {
        return jdbc.sql("""
                        select * from alert_delivery where target = :target and (state <> 'WAITING' or last_error is not null)
                        order by changed desc, id limit 1
                        """).param("target", target).query((row, number) -> delivery(row)).list().stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Empty if a newer version wrote it, and only such a one can read it. */
    private Optional<Delivery> delivery(ResultSet row) throws SQLException {
        Optional<Notice> notice = kept.known(row.getString("notice"), Notice.class);
        Optional<State> state = KeptName.of(State.class, row.getString("state"));
        return notice.isEmpty() || state.isEmpty()
                ? Optional.empty()
                : Optional.of(delivery(row, notice.get(), state.get()));
    }

    private Delivery delivery(ResultSet row, Notice notice, State state) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("target"),
                notice,
                state,
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("next_attempt")),
                kept.words(row.getString("last_error")),
                Instant.ofEpochMilli(row.getLong("changed")));
    }
}
