package ramscim.server.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the changes that wait in the store. */
final class WaitingChanges {
    /** The pauses between attempts double; so many take about ten minutes, for leavers two. */
    private static final int STUCK_ATTEMPTS = 9;

    private static final int STUCK_ATTEMPTS_OF_LEAVERS = 8;

    private final JdbcClient jdbc;

    WaitingChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Queue queue() {
        String stuck =
                "attempts >= case leaver when 1 then " + STUCK_ATTEMPTS_OF_LEAVERS + " else " + STUCK_ATTEMPTS + " end";
        return jdbc.sql("""
                        select coalesce(sum(case when attempts = 0 and hold <> 'HELD' then 1 else 0 end), 0) as waiting,
                               coalesce(sum(case when attempts > 0 and not (%1$s) then 1 else 0 end), 0) as retrying,
                               coalesce(sum(case when %1$s then 1 else 0 end), 0) as stuck,
                               coalesce(sum(case when %1$s and leaver = 1 then 1 else 0 end), 0) as stuck_leavers,
                               coalesce(sum(case when hold = 'HELD' then 1 else 0 end), 0) as held,
                               min(case when attempts > 0 then next_attempt end) as next_attempt
                        from intent
                        """.formatted(stuck))
                .query((row, number) -> new Queue(
                        row.getInt("waiting"),
                        row.getInt("retrying"),
                        row.getInt("stuck"),
                        row.getInt("stuck_leavers"),
                        row.getInt("held"),
                        instant(row.getObject("next_attempt")),
                        null,
                        null))
                .single();
    }

    /** When RAM last confirmed a change that is still there to see. */
    @Nullable Instant lastConfirmed() {
        return instant(jdbc.sql("select max(last_modified) as last from resource")
                .query((row, number) -> new Object[] {row.getObject("last")})
                .single()[0]);
    }

    private static @Nullable Instant instant(@Nullable Object millis) {
        return millis instanceof Number number ? Instant.ofEpochMilli(number.longValue()) : null;
    }
}
