package ramscim.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many changes wait, and how many were confirmed. */
public final class IntentCounts {
    private final JdbcClient jdbc;

    public IntentCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Each change is counted once.
     *
     * @param stuck accepted before the limit, and tried or taking access away
     * @param stuckLeavers those of them that take access away
     * @param nextAttempt when the next one that failed is tried again
     */
    public record Waiting(
            int waiting,
            int retrying,
            int stuck,
            int stuckLeavers,
            int held,
            @Nullable Instant nextAttempt) {}

    /** @param leaverLimit that of changes which take access away */
    public Waiting waiting(Instant limit, Instant leaverLimit) {
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
                .param("limit", limit.toEpochMilli())
                .param("leaverLimit", leaverLimit.toEpochMilli())
                .query((row, number) -> new Waiting(
                        row.getInt("waiting"),
                        row.getInt("retrying"),
                        row.getInt("stuck"),
                        row.getInt("stuck_leavers"),
                        row.getInt("held"),
                        instant(row.getObject("next_attempt"))))
                .single();
    }

    /** When RAM last confirmed a change that is still there to see. */
    public @Nullable Instant lastConfirmed() {
        return instant(jdbc.sql("select max(last_modified) as last from resource")
                .query((row, number) -> new Object[] {row.getObject("last")})
                .single()[0]);
    }

    public int confirmedSince(Instant time) {
        return jdbc.sql("select count(*) from resource where last_modified >= :time")
                .param("time", time.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    private static @Nullable Instant instant(@Nullable Object millis) {
        return millis instanceof Number number ? Instant.ofEpochMilli(number.longValue()) : null;
    }
}
