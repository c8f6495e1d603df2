package ramscim.server.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the changes that wait in the store. */
final class WaitingChanges {
    private final JdbcClient jdbc;
    private final HealthProperties limits;

    WaitingChanges(JdbcClient jdbc, HealthProperties limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    Queue queue(Instant now) {
        return jdbc.sql("""
                        with waiting as (
                            select attempts, leaver, next_attempt, hold = 'HELD' as held,
                                   (attempts > 0 or leaver = 1) and accepted < case when leaver = 1 then :leaverLimit else :limit end as stuck
                            from intent
                        )
                        select coalesce(sum(case when not held and attempts = 0 and not stuck then 1 else 0 end), 0) as waiting,
                               coalesce(sum(case when not held and attempts > 0 and not stuck then 1 else 0 end), 0) as retrying,
                               coalesce(sum(case when not held and stuck then 1 else 0 end), 0) as stuck,
                               coalesce(sum(case when not held and stuck and leaver = 1 then 1 else 0 end), 0) as stuck_leavers,
                               coalesce(sum(case when held then 1 else 0 end), 0) as held,
                               min(case when not held and attempts > 0 then next_attempt end) as next_attempt
                        from waiting
                        """)
                .param("limit", now.minus(limits.stuckAfter()).toEpochMilli())
                .param("leaverLimit", now.minus(limits.leaverStuckAfter()).toEpochMilli())
                .query((row, number) -> new Queue(
                        row.getInt("waiting"),
                        row.getInt("retrying"),
                        row.getInt("stuck"),
                        row.getInt("stuck_leavers"),
                        row.getInt("held"),
                        instant(row.getObject("next_attempt"))))
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
