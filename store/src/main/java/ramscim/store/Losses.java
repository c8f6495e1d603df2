package ramscim.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Loss;
import ramscim.core.intent.LossKind;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.LossLedger;

/** Who lost what: the rows of the loss table. Its writes belong into the caller's transaction. */
final class Losses implements LossLedger {
    /** Longer than any window that makes sense. */
    private static final Duration KEPT = Duration.ofDays(31);

    private static final String COUNTED =
            "kind = :kind and (state = 'HELD' or (state = 'ADMITTED' and occurred >= :since))";

    private final JdbcClient jdbc;

    Losses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private enum State {
        ADMITTED,
        HELD
    }

    /** Takes down what an intent takes away. */
    void write(ResourceId resource, Intent intent, Set<Loss> losses) {
        switch (intent.hold()) {
            case FREE -> losses.forEach(loss -> write(resource, loss, State.ADMITTED, intent.accepted()));
            case HELD -> losses.forEach(loss -> write(resource, loss, State.HELD, intent.accepted()));
            case APPROVED -> {
                // An administrator looked at it: it is not among those that nobody looked at.
            }
        }
        if (!losses.isEmpty()) {
            forgetBefore(intent.accepted().minus(KEPT));
        }
    }

    /** What older intents would have taken away. */
    void forgetOpen(ResourceId resource) {
        jdbc.sql("delete from loss where resource_id = :resource and state <> 'ADMITTED'")
                .param("resource", resource.toString())
                .update();
    }

    private void write(ResourceId resource, Loss loss, State state, Instant at) {
        jdbc.sql("""
                        insert into loss (kind, resource_id, loser_id, state, occurred)
                        values (:kind, :resource, :loser, :state, :at)
                        on conflict (kind, resource_id, loser_id)
                        do update set state = excluded.state, occurred = excluded.occurred
                        """)
                .param("kind", loss.kind().name())
                .param("resource", resource.toString())
                .param("loser", loss.loser().toString())
                .param("state", state.name())
                .param("at", at.toEpochMilli())
                .update();
    }

    private void forgetBefore(Instant limit) {
        jdbc.sql("delete from loss where state = 'ADMITTED' and occurred < :limit")
                .param("limit", limit.toEpochMilli())
                .update();
    }

    void approved(ResourceId resource) {
        jdbc.sql("delete from loss where resource_id = :resource and state = 'HELD'")
                .param("resource", resource.toString())
                .update();
    }

    void rejected(ResourceId resource) {
        jdbc.sql("update loss set state = 'REJECTED' where resource_id = :resource and state = 'HELD'")
                .param("resource", resource.toString())
                .update();
    }

    @Override
    public long losersWith(LossKind kind, Instant since, Set<ResourceId> more) {
        long counted = count("select count(distinct loser_id) from loss where " + COUNTED, kind, since);
        return counted + more.size() - countedAmong(kind, since, more);
    }

    private long countedAmong(LossKind kind, Instant since, Set<ResourceId> losers) {
        long among = 0;
        for (List<String> chunk : Memberships.chunks(losers)) {
            among += jdbc.sql(
                            "select count(distinct loser_id) from loss where " + COUNTED + " and loser_id in (:losers)")
                    .param("kind", kind.name())
                    .param("since", since.toEpochMilli())
                    .param("losers", chunk)
                    .query(Long.class)
                    .single();
        }
        return among;
    }

    @Override
    public long population(LossKind kind, Instant since) {
        ResourceType type =
                switch (kind) {
                    case USER, MEMBERSHIP -> ResourceType.USER;
                    case GROUP -> ResourceType.GROUP;
                };
        long present = jdbc.sql("select count(*) from resource where type = :type and position is not null")
                .param("type", type.name())
                .query(Long.class)
                .single();
        LossKind ceasing = type == ResourceType.USER ? LossKind.USER : LossKind.GROUP;
        return present
                + count(
                        "select count(*) from loss where kind = :kind and state = 'ADMITTED' and occurred >= :since and"
                                + " not exists (select 1 from resource where id = loser_id and position is not null)",
                        ceasing,
                        since);
    }

    private long count(String sql, LossKind kind, Instant since) {
        return jdbc.sql(sql)
                .param("kind", kind.name())
                .param("since", since.toEpochMilli())
                .query(Long.class)
                .single();
    }

    @Override
    public Set<ResourceId> rejectedLosers(ResourceId resource) {
        return new HashSet<>(jdbc.sql("select loser_id from loss where resource_id = :resource and state = 'REJECTED'")
                .param("resource", resource.toString())
                .query((row, number) -> new ResourceId(UUID.fromString(row.getString("loser_id"))))
                .list());
    }

    /** Nothing was admitted until now. */
    void forgetAdmitted() {
        jdbc.sql("delete from loss where state = 'ADMITTED'").update();
    }
}
