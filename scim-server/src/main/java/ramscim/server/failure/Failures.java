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
import ramscim.core.provisioning.Draft;
import ramscim.core.provisioning.Refusal;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.store.RefusalColumns;
import ramscim.server.store.RefusedChanges;

/**
 * Reads what does not come through from the store.
 *
 * <p>When a refusal is over, {@link RefusedChanges#OPEN} says.
 */
public final class Failures {
    static final String REFUSED = "refused-";
    static final String RETRYING = "retrying-";

    /** More would not be read by anybody; the counts are of all. */
    private static final int SHOWN = 1000;

    private static final String OPEN = RefusedChanges.OPEN;
    private static final String WHOM = RefusedChanges.WHOM;

    /** What is shown as one: each refusal, and all of one person or group of before refusals were counted. */
    private static final String PILE = "case when f.change is null then " + WHOM + " else cast(f.id as text) end";

    private final JdbcClient jdbc;
    private final Clock clock;

    Failures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A change that was refused, as it was asked for.
     *
     * @param resourceId of what is to be changed; null for a creation
     * @param asked null for a deletion, and where it is not known
     * @param group the group of a membership that was refused alone
     * @param times how often it was refused until now
     */
    public record Refused(
            String pile,
            int times,
            ResourceType type,
            @Nullable String resourceId,
            boolean retryable,
            @Nullable Draft asked,
            @Nullable String group) {
        public @Nullable ScimAttributes desired() {
            return asked == null ? null : asked.attributes();
        }
    }

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
        String desired = row.getString("desired");
        String confirmed = row.getString("attributes");
        String id = row.getString("resource_id");
        ResourceType type = ResourceType.valueOf(row.getString("type"));
        Refusal refusal = Objects.requireNonNull(RefusalColumns.ofIntent(row));
        return FailingChange.retrying(
                new FailingChange.About(
                        RETRYING + id,
                        true,
                        id,
                        type,
                        subject(type, desired == null ? confirmed : desired, id),
                        change(confirmed != null, desired)),
                row.getInt("leaver") != 0,
                refusal,
                Instant.ofEpochMilli(row.getLong("first_failed")),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("next_attempt")));
    }

    private List<FailingChange> refused(String condition, String id) {
        return jdbc.sql("""
                        select f.*, g.all_times, g.first_seen from failure f
                        join (select max(f.id) as id, sum(f.times) as all_times,
                                     min(coalesce(f.first_occurred, f.occurred)) as first_seen
                              from failure f where %s and %s group by %s) g on g.id = f.id
                        order by f.occurred desc, f.id desc limit %d
                        """.formatted(OPEN, condition, PILE, SHOWN))
                .param("id", id)
                .query((row, number) -> refused(row))
                .list();
    }

    private static FailingChange refused(ResultSet row) throws SQLException {
        return FailingChange.refused(
                new FailingChange.About(
                        REFUSED + row.getLong("id"),
                        isRetryable(row),
                        row.getString("resource_id"),
                        ResourceType.valueOf(row.getString("type")),
                        row.getString("subject"),
                        refusedChange(row)),
                RefusalColumns.ofFailure(row),
                Instant.ofEpochMilli(row.getLong("first_seen")),
                Instant.ofEpochMilli(row.getLong("occurred")),
                row.getInt("all_times"));
    }

    private static String refusedChange(ResultSet row) throws SQLException {
        String change = row.getString("change");
        return change == null ? change(row.getInt("existed") != 0, row.getString("desired")) : change;
    }

    private static String change(boolean existed, @Nullable String desired) {
        if (desired == null) {
            return "delete";
        }
        return existed ? "update" : "create";
    }

    /** Whether it is known what was asked for. */
    private static boolean isRetryable(ResultSet row) throws SQLException {
        return row.getString("desired") != null
                || row.getString("group_id") != null
                || refusedChange(row).equals("delete");
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
        return jdbc.sql("select f.*, g.attributes as group_attributes, " + PILE + " as pile from failure f"
                        + " left join resource g on g.id = f.group_id where f.id = :id and " + OPEN)
                .param("id", number(key))
                .query((row, number) -> findRefused(row))
                .optional()
                .orElse(null);
    }

    private static Refused findRefused(ResultSet row) throws SQLException {
        String group = row.getString("group_id");
        String desired = row.getString(group == null ? "desired" : "group_attributes");
        return new Refused(
                row.getString("pile"),
                row.getInt("times"),
                ResourceType.valueOf(row.getString("type")),
                row.getInt("existed") != 0 ? row.getString("resource_id") : null,
                isRetryable(row),
                desired == null ? null : new Draft(ScimAttributes.fromJson(desired), RefusedChanges.memberships(row)),
                group);
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key.substring(REFUSED.length()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return -1;
        }
    }

    /** Takes it off the list, unless it was refused once more meanwhile. */
    void dismiss(Refused refused) {
        jdbc.sql("update failure as f set dismissed = :now where dismissed is null and times <= :times and " + PILE
                        + " = :pile")
                .param("now", clock.millis())
                .param("times", refused.times())
                .param("pile", refused.pile())
                .update();
    }
}
