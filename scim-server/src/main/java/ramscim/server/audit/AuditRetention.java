package ramscim.server.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import ramscim.core.intent.Origin;
import ramscim.store.WriteTransactions;
import ramscim.store.replica.Leader;

/**
 * Removes events that have been kept long enough.
 *
 * <p>The chain stays verifiable: where it begins now is remembered, and an event that says so is chained to its end, so
 * that nobody can remove more than that unnoticed.
 */
class AuditRetention {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);

    /** How many are removed in one transaction; others want to write as well. */
    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final AuditTrail trail;
    private final Duration retention;
    private final Leader leader;
    private final Clock clock;

    AuditRetention(
            JdbcClient jdbc,
            WriteTransactions transactions,
            AuditTrail trail,
            Duration retention,
            Leader leader,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.trail = trail;
        this.retention = retention;
        this.leader = leader;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    public void prune() {
        if (retention.isZero() || !leader.isLeader()) {
            return;
        }
        Instant limit = clock.instant().minus(retention);
        while (transactions.write(() -> pruneBatch(limit))) {
            LOG.info("Removed audit events that are older than {} days", retention.toDays());
        }
    }

    /** Only events without an older one that is kept: a clock that was set back must not tear a hole. */
    private boolean pruneBatch(Instant limit) {
        Removal last = jdbc.sql("""
                        select sequence, hash from audit_event
                        where sequence < coalesce((select min(sequence) from audit_event where occurred >= :limit),
                                                  (select max(sequence) from audit_event))
                          and sequence <= (select pruned_sequence from audit_head) + :batch
                        order by sequence desc limit 1
                        """)
                .param("limit", limit.toEpochMilli())
                .param("batch", BATCH)
                .query((row, number) -> new Removal(row.getLong("sequence"), row.getString("hash")))
                .optional()
                .orElse(null);
        if (last == null) {
            return false;
        }
        remove(last);
        return true;
    }

    private void remove(Removal last) {
        jdbc.sql("update audit_head set pruned_sequence = :sequence, pruned_hash = :hash")
                .param("sequence", last.sequence())
                .param("hash", last.hash())
                .update();
        jdbc.sql("delete from audit_event where sequence <= :sequence")
                .param("sequence", last.sequence())
                .update();
        String detail = last.words() + " They had been kept for %d days.".formatted(retention.toDays());
        trail.append(
                new Entry(AuditKind.PRUNED, null, Origin.ofBridge("retention"), List.of(), detail, last.toChange()));
    }
}
