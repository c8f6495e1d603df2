package ramscim.server.failure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.provisioning.ProvisioningException;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/**
 * Reads what does not come through from the store.
 *
 * <p>A refusal is over when the same person or group was changed successfully later, was deleted, or an administrator has dismissed it. Refusals
 * of one person are shown as one.
 */
public final class Failures {
    static final String REFUSED = "refused-";
    static final String RETRYING = "retrying-";

    /** More would not be read by anybody; the counts are of all. */
    private static final int SHOWN = 1000;

    private static final String OPEN = """
            f.dismissed is null and f.resource_id is not null
            and not exists (
                select 1 from resource r
                where r.attributes is not null and r.last_modified > f.occurred and (r.id = f.resource_id or r.name = f.name))
            and (f.existed = 0 or exists (select 1 from resource r where r.id = f.resource_id))
            """;

    /** What tells the refusals of one person or group from others'. */
    private static final String WHOM = "coalesce(f.name, f.resource_id)";

    private final JdbcClient jdbc;
    private final Clock clock;

    Failures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A change that was refused, as it was asked for. */
    public record Refused(
            String whom,
            ResourceType type,
            @Nullable String existingId,
            @Nullable ScimAttributes desired) {}

    /** How many people and groups have a change that was refused for good. */
    public int failingCount() {
        return jdbc.sql("select count(distinct " + WHOM + ") from failure f where " + OPEN)
                .query(Integer.class)
                .single();
    }

    /** How many people and groups have a change that was refused, or was tried in vain so far. */
    public int count() {
        return failingCount()
                + jdbc.sql("select count(*) from intent where last_error is not null and hold <> 'HELD'")
                        .query(Integer.class)
                        .single();
    }

    public List<FailingChange> all() {
        List<FailingChange> all = new ArrayList<>(retrying("1 = 1", ""));
        all.addAll(refused("1 = 1", ""));
        return all;
    }

    /** Those of one person or group. */
    public List<FailingChange> of(String resourceId) {
        List<FailingChange> all = new ArrayList<>(retrying("i.resource_id = :id", resourceId));
        all.addAll(refused("f.resource_id = :id", resourceId));
        return all;
    }

    private List<FailingChange> retrying(String condition, String id) {
        return jdbc.sql("""
                        select i.*, r.type, r.attributes,
                               coalesce((select min(e.occurred) from audit_event e where e.resource_id = i.resource_id
                                         and e.kind = 'POSTPONED' and e.occurred >= i.accepted), i.accepted) as first_failed
                        from intent i join resource r on r.id = i.resource_id
                        where i.last_error is not null and i.hold <> 'HELD' and %s order by i.leaver desc, i.attempts desc, i.resource_id limit %d
                        """.formatted(condition, SHOWN))
                .param("id", id)
                .query((row, number) -> retrying(row))
                .list();
    }

    private static FailingChange retrying(ResultSet row) throws SQLException {
        String detail = row.getString("last_error");
        String desired = row.getString("desired");
        String confirmed = row.getString("attributes");
        ResourceType type = ResourceType.valueOf(row.getString("type"));
        return new FailingChange(
                RETRYING + row.getString("resource_id"),
                true,
                row.getString("resource_id"),
                type,
                subject(type, desired == null ? confirmed : desired, row.getString("resource_id")),
                change(confirmed != null, desired),
                row.getInt("leaver") != 0,
                FailureCause.of(detail),
                detail,
                Instant.ofEpochMilli(row.getLong("first_failed")),
                null,
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("next_attempt")),
                FailingChange.requestIdIn(detail));
    }

    private List<FailingChange> refused(String condition, String id) {
        return jdbc.sql("""
                        select f.*, g.times, g.first_seen from failure f
                        join (select max(f.id) as id, count(*) as times, min(f.occurred) as first_seen from failure f
                              where %s and %s group by %s) g on g.id = f.id
                        order by f.occurred desc limit %d
                        """.formatted(OPEN, condition, WHOM, SHOWN))
                .param("id", id)
                .query((row, number) -> refused(row))
                .list();
    }

    private static FailingChange refused(ResultSet row) throws SQLException {
        String detail = row.getString("detail");
        boolean existed = row.getInt("existed") != 0;
        return new FailingChange(
                REFUSED + row.getLong("id"),
                false,
                row.getString("resource_id"),
                ResourceType.valueOf(row.getString("type")),
                row.getString("subject"),
                change(existed, row.getString("desired")),
                false,
                FailureCause.of(ProvisioningException.Reason.valueOf(row.getString("reason")), detail),
                detail,
                Instant.ofEpochMilli(row.getLong("first_seen")),
                Instant.ofEpochMilli(row.getLong("occurred")),
                row.getInt("times"),
                null,
                row.getString("ram_request_id"));
    }

    private static String change(boolean existed, @Nullable String desired) {
        if (desired == null) {
            return "delete";
        }
        return existed ? "update" : "create";
    }

    private static String subject(ResourceType type, @Nullable String attributes, String id) {
        if (attributes == null) {
            return id;
        }
        ScimAttributes read = ScimAttributes.fromJson(attributes);
        String name =
                switch (type) {
                    case USER -> read.text("userName");
                    case GROUP -> read.text("displayName");
                };
        return Objects.requireNonNullElse(name, id);
    }

    /** The refusal behind a key, or null if it is over. */
    public @Nullable Refused findRefused(String key) {
        return jdbc.sql("select f.*, " + WHOM + " as whom from failure f where f.id = :id and " + OPEN)
                .param("id", number(key))
                .query((row, number) -> {
                    String desired = row.getString("desired");
                    return new Refused(
                            row.getString("whom"),
                            ResourceType.valueOf(row.getString("type")),
                            row.getInt("existed") != 0 ? row.getString("resource_id") : null,
                            desired == null ? null : ScimAttributes.fromJson(desired));
                })
                .optional()
                .orElse(null);
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key.substring(REFUSED.length()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Takes all refusals of one person or group off the list. */
    void dismiss(Refused refused) {
        jdbc.sql("update failure as f set dismissed = :now where dismissed is null and " + WHOM + " = :whom")
                .param("now", clock.millis())
                .param("whom", refused.whom())
                .update();
    }
}
