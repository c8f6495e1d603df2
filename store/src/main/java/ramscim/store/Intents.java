package ramscim.store;

import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.intent.HeldIntent;
import ramscim.core.intent.Intent;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.store.replica.Replicas;

/**
 * What was asked for and is not yet true: the rows of the intent table. Its writes belong into the caller's
 * transaction.
 */
final class Intents {
    private final JdbcClient jdbc;
    private final Replicas replicas;

    Intents(JdbcClient jdbc, Replicas replicas) {
        this.jdbc = jdbc;
        this.replicas = replicas;
    }

    /** Takes the place of an older one. */
    void write(ResourceId id, Intent intent, @Nullable String nameKey) {
        jdbc.sql("""
                        insert into intent (resource_id, sequence, name, desired, leaver, hold, actor, request_id, address, accepted,
                                            attempts, next_attempt, last_error, last_reason, last_code, last_operation,
                                            last_request_id, last_attribute, denied_since, password, replica)
                        values (:id, :sequence, :name, :desired, :leaver, :hold, :actor, :requestId, :address, :accepted,
                                :attempts, :nextAttempt, :lastError, :lastReason, :lastCode, :lastOperation,
                                :lastRequestId, :lastAttribute, :deniedSince, :password, :replica)
                        on conflict (resource_id) do update
                        set sequence = excluded.sequence, name = excluded.name, desired = excluded.desired,
                            leaver = excluded.leaver, hold = excluded.hold, actor = excluded.actor,
                            request_id = excluded.request_id, address = excluded.address,
                            accepted = excluded.accepted, attempts = excluded.attempts, next_attempt = excluded.next_attempt, last_error = excluded.last_error, last_reason = excluded.last_reason, last_code = excluded.last_code,
                            last_operation = excluded.last_operation, last_request_id = excluded.last_request_id,
                            last_attribute = excluded.last_attribute, denied_since = excluded.denied_since,
                            password = excluded.password, replica = excluded.replica
                        """)
                .param("id", id.toString())
                .param("sequence", intent.sequence())
                .param("name", nameKey)
                .param("desired", JsonColumns.write(intent.desired()))
                .param("leaver", intent.leaver() ? 1 : 0)
                .param("hold", intent.hold().name())
                .param("actor", intent.origin().actor())
                .param("requestId", intent.origin().requestId())
                .param("address", intent.origin().address())
                .param("accepted", intent.accepted().toEpochMilli())
                .param("attempts", intent.attempts())
                .param("nextAttempt", intent.nextAttempt().toEpochMilli())
                .params(refusal(intent))
                .param("password", intent.password() ? 1 : 0)
                .param("replica", replicas.name())
                .update();
    }

    /**
     * An intent that is no more.
     *
     * @param name what it had claimed
     * @param former what its resource goes by until now
     */
    record Ended(@Nullable String name, @Nullable String former) {}

    /** Ends one; null if a newer one took its place. */
    @Nullable Ended carriedOut(ResourceId id, Intent intent) {
        return jdbc.sql("delete from intent where resource_id = :id and sequence = :sequence"
                        + " returning name, (select r.name from resource r where r.id = resource_id) as former")
                .param("id", id.toString())
                .param("sequence", intent.sequence())
                .query((row, number) -> new Ended(row.getString("name"), row.getString("former")))
                .optional()
                .orElse(null);
    }

    /** Whether it was there, and not held. */
    boolean drop(ResourceId id, Intent intent) {
        return jdbc.sql("delete from intent where resource_id = :id and sequence = :sequence and hold <> 'HELD'")
                        .param("id", id.toString())
                        .param("sequence", intent.sequence())
                        .update()
                == 1;
    }

    /** Whether it was there, and held. */
    boolean dropHeld(HeldIntent held) {
        return jdbc.sql("delete from intent where resource_id = :id and sequence = :sequence and hold = 'HELD'")
                        .param("id", held.id().toString())
                        .param("sequence", held.sequence())
                        .update()
                == 1;
    }

    /** Whether it was there still. */
    boolean postpone(ResourceId id, Intent postponed) {
        return jdbc.sql("""
                        update intent
                        set attempts = :attempts, next_attempt = :nextAttempt, last_error = :lastError,
                            last_reason = :lastReason, last_code = :lastCode, last_operation = :lastOperation,
                            last_request_id = :lastRequestId, last_attribute = :lastAttribute, denied_since = :deniedSince
                        where resource_id = :id and sequence = :sequence
                        """)
                        .param("id", id.toString())
                        .param("sequence", postponed.sequence())
                        .param("attempts", postponed.attempts())
                        .param("nextAttempt", postponed.nextAttempt().toEpochMilli())
                        .params(refusal(postponed))
                        .update()
                == 1;
    }

    /** Why the last attempt failed, and since when RAM says that what was there is not. */
    private static Map<String, @Nullable Object> refusal(Intent intent) {
        Refusal last = intent.lastRefusal();
        Instant denied = intent.deniedSince();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("lastError", last == null ? null : last.words());
        columns.put("lastReason", last == null ? null : last.reason().name());
        columns.put("lastCode", last == null ? null : last.code());
        columns.put("lastOperation", last == null ? null : last.operation());
        columns.put("lastRequestId", last == null ? null : last.requestId());
        columns.put("lastAttribute", last == null ? null : last.attribute());
        columns.put("deniedSince", new SqlParameterValue(Types.BIGINT, denied == null ? null : denied.toEpochMilli()));
        return columns;
    }

    /** Whether it was there, and held. */
    boolean approveHeld(HeldIntent held, Instant now) {
        return jdbc.sql("""
                                update intent
                                set hold = 'APPROVED', next_attempt = :now, last_error = null, last_reason = null,
                                    last_code = null, last_operation = null, last_request_id = null, last_attribute = null
                                where resource_id = :id and sequence = :sequence and hold = 'HELD'
                                """)
                        .param("id", held.id().toString())
                        .param("sequence", held.sequence())
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    boolean holdsAny() {
        return jdbc.sql("select exists (select 1 from intent where hold = 'HELD')")
                .query(Boolean.class)
                .single();
    }

    List<ResourceId> due(Instant now, int limit) {
        return jdbc.sql("""
                        select resource_id from intent i where next_attempt <= :now and hold <> 'HELD' and %s
                        order by leaver desc, next_attempt, resource_id limit :limit
                        """.formatted(replicas.unclaimed()))
                .param("replica", replicas.name())
                .param("now", now.toEpochMilli())
                .param("limit", limit)
                .query((row, number) -> new ResourceId(UUID.fromString(row.getString("resource_id"))))
                .list();
    }
}
