package ramscim.store;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.directory.UserId;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/** Users who left: those whom RAM keeps disabled, and those whom it deleted a while ago. */
final class Departures {
    /** As long as RAM's recycle bin keeps a user. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String EMPTIED =
            " attributes = null, user_name = null, display_name = null, external_id = null, active = null, created = null,"
                    + " position = null, acknowledged = 0";

    private final JdbcClient jdbc;
    private final FormerNames names;

    Departures(JdbcClient jdbc, FormerNames names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    private Set<String> formerNames() {
        return new HashSet<>(
                jdbc.sql("select name from former_user").query(String.class).list());
    }

    /** What is left of a resource that ceased, while something newer is asked of it; whether anything is. */
    boolean empty(ResourceId id) {
        return jdbc.sql("update resource set name = null, observed = null, deletion = null," + EMPTIED
                                + " where id = :id")
                        .param("id", id.toString())
                        .update()
                == 1;
    }

    /** The resource is no more for clients; its name and what was observed stay. Whether there is such a resource. */
    boolean keep(ResourceId id, Observed observed, @Nullable Instant deletion) {
        return jdbc.sql("update resource set observed = :observed, deletion = :deletion," + EMPTIED + " where id = :id")
                        .param("id", id.toString())
                        .param("observed", ObservedForm.write(observed))
                        .param("deletion", deletion == null ? null : deletion.toEpochMilli(), Types.BIGINT)
                        .update()
                == 1;
    }

    /** Whether it is so still: nothing was asked of the resource meanwhile. */
    boolean rename(ResourceId id, long sequence, String name, Observed observed) {
        return jdbc.sql("update resource set name = :name, observed = :observed"
                                + " where id = :id and sequence = :sequence and attributes is null"
                                + " and not exists (select 1 from intent where resource_id = :id)")
                        .param("id", id.toString())
                        .param("name", name)
                        .param("observed", ObservedForm.write(observed))
                        .param("sequence", sequence)
                        .update()
                == 1;
    }

    List<ResourceId> due(Instant now, int limit) {
        return jdbc.sql("select id from resource r where deletion <= :now"
                        + " and not exists (select 1 from intent i where i.resource_id = r.id)"
                        + " order by deletion limit :limit")
                .param("now", now.toEpochMilli())
                .param("limit", limit)
                .query((row, number) -> new ResourceId(UUID.fromString(row.getString("id"))))
                .list();
    }

    /** RAM deleted the user behind the resource's name. */
    void remember(ResourceId id, Instant now) {
        jdbc.sql("delete from former_user where deleted < :forgotten")
                .param("forgotten", now.minus(KEPT).toEpochMilli())
                .update();
        jdbc.sql("select name, observed from resource where id = :id and type = 'USER' and name is not null")
                .param("id", id.toString())
                .query((row, number) -> new Former(
                        row.getString("name"), ObservedForm.read(ResourceType.USER, row.getString("observed"))))
                .optional()
                .ifPresent(former -> remember(former, now));
    }

    private record Former(String name, @Nullable Observed observed) {}

    private void remember(Former former, Instant now) {
        if (!(former.observed() instanceof ObservedUser seen)) {
            return;
        }
        names.add(former.name(), this::formerNames);
        jdbc.sql("""
                        insert into former_user (name, user_id, deleted) values (:name, :user, :now)
                        on conflict (name) do update set user_id = excluded.user_id, deleted = excluded.deleted
                        """)
                .param("name", former.name())
                .param("user", seen.user().id().value())
                .param("now", now.toEpochMilli())
                .update();
    }

    /** Somebody has the name now. */
    void forget(@Nullable String name) {
        if (name != null && names.mayHave(name, this::formerNames)) {
            jdbc.sql("delete from former_user where name = :name")
                    .param("name", name)
                    .update();
        }
    }

    @Nullable UserId former(String name, Instant now) {
        if (!names.mayHave(name, this::formerNames)) {
            return null;
        }
        return jdbc.sql("select user_id from former_user where name = :name and deleted >= :kept")
                .param("name", name)
                .param("kept", now.minus(KEPT).toEpochMilli())
                .query((row, number) -> new UserId(row.getString("user_id")))
                .optional()
                .orElse(null);
    }
}
