package ramscim.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.intent.Draft;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/**
 * Reads what does not come through: what is tried in vain so far, and what was refused and is not over, as {@link
 * RefusedChanges#OPEN} says.
 */
public final class FailingIntents {
    /** More would not be read by anybody; the counts are of all. */
    private static final int SHOWN = 1000;

    private static final String OPEN = RefusedChanges.OPEN;
    private static final String WHOM = RefusedChanges.WHOM;

    /** What is shown as one: each refusal, and all of one person or group of before refusals were counted. */
    private static final String PILE = "case when f.change is null then " + WHOM + " else cast(f.id as text) end";

    private final JdbcClient jdbc;

    public FailingIntents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is tried again by itself.
     *
     * @param asked null: to cease
     * @param confirmed null: nothing yet
     */
    public record Retrying(
            String resourceId,
            ResourceType type,
            @Nullable ScimAttributes asked,
            @Nullable ScimAttributes confirmed,
            boolean leaver,
            Refusal refusal,
            Instant firstFailed,
            int attempts,
            Instant nextAttempt) {}

    /**
     * What was refused for good.
     *
     * @param resourceId of what was to be changed, or of what never came to be
     * @param existed whether there was such a resource
     * @param change of what kind it was; null where that was not kept
     * @param asked null for a deletion, and where it is not known; of a membership that was refused alone the group as
     *     it is
     * @param group the group of a membership that was refused alone
     * @param pile what it is shown and dismissed with
     * @param times how often the pile was refused until now
     */
    public record Refused(
            long id,
            String resourceId,
            ResourceType type,
            boolean existed,
            String subject,
            @Nullable String change,
            @Nullable Draft asked,
            @Nullable String group,
            Refusal refusal,
            Instant firstSeen,
            Instant lastSeen,
            String pile,
            int times) {}

    /** How many people and groups have a change that was refused for good. */
    public int refusedCount() {
        return jdbc.sql("select count(distinct " + WHOM + ") from failure f where " + OPEN)
                .query(Integer.class)
                .single();
    }

    public int retryingCount() {
        return jdbc.sql("select count(*) from intent where last_error is not null and hold <> 'HELD'")
                .query(Integer.class)
                .single();
    }

    /** @param resourceId null: of all */
    public List<Retrying> retrying(@Nullable String resourceId) {
        String condition = resourceId == null ? "1 = 1" : "i.resource_id = :id";
        return jdbc.sql("""
                        select i.*, r.type, r.attributes,
                               coalesce((select min(e.occurred) from audit_event e where e.resource_id = i.resource_id
                                         and e.kind = 'POSTPONED' and e.occurred >= i.accepted), i.accepted) as first_failed
                        from intent i join resource r on r.id = i.resource_id
                        where i.last_error is not null and i.hold <> 'HELD' and %s order by i.leaver desc, i.attempts desc, i.resource_id limit %d
                        """.formatted(condition, SHOWN))
                .param("id", resourceId)
                .query((row, number) -> retrying(row))
                .list();
    }

    private static Retrying retrying(ResultSet row) throws SQLException {
        return new Retrying(
                row.getString("resource_id"),
                KeptName.ofClosed(ResourceType.class, row.getString("type")),
                JsonColumns.readAttributes(row.getString("desired")),
                JsonColumns.readAttributes(row.getString("attributes")),
                row.getInt("leaver") != 0,
                Objects.requireNonNull(RefusalColumns.ofIntent(row)),
                Instant.ofEpochMilli(row.getLong("first_failed")),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("next_attempt")));
    }

    /** @param resourceId null: of all */
    public List<Refused> refused(@Nullable String resourceId) {
        String condition = resourceId == null ? "1 = 1" : "f.resource_id = :id";
        return jdbc.sql("""
                        select f.*, g.all_times, g.first_seen, %3$s as pile, null as group_attributes from failure f
                        join (select max(f.id) as id, sum(f.times) as all_times,
                                     min(coalesce(f.first_occurred, f.occurred)) as first_seen
                              from failure f where %1$s and %2$s group by %3$s) g on g.id = f.id
                        order by f.occurred desc, f.id desc limit %4$d
                        """.formatted(OPEN, condition, PILE, SHOWN))
                .param("id", resourceId)
                .query((row, number) -> refused(row))
                .list();
    }

    /** The refusal with this number, or null if it is over. */
    public @Nullable Refused find(long id) {
        return jdbc.sql("select f.*, f.times as all_times, f.occurred as first_seen, g.attributes as group_attributes, "
                        + PILE
                        + " as pile from failure f left join resource g on g.id = f.group_id where f.id = :id and "
                        + OPEN)
                .param("id", id)
                .query((row, number) -> refused(row))
                .optional()
                .orElse(null);
    }

    private static Refused refused(ResultSet row) throws SQLException {
        String group = row.getString("group_id");
        ScimAttributes asked =
                JsonColumns.readAttributes(row.getString(group == null ? "desired" : "group_attributes"));
        return new Refused(
                row.getLong("id"),
                row.getString("resource_id"),
                KeptName.ofClosed(ResourceType.class, row.getString("type")),
                row.getInt("existed") != 0,
                row.getString("subject"),
                row.getString("change"),
                asked == null ? null : new Draft(asked, JsonColumns.readMemberships(row.getString("memberships"))),
                group,
                RefusalColumns.ofFailure(row),
                Instant.ofEpochMilli(row.getLong("first_seen")),
                Instant.ofEpochMilli(row.getLong("occurred")),
                row.getString("pile"),
                row.getInt("all_times"));
    }

    /** Takes a pile off the list, unless it was refused once more meanwhile. */
    public void dismiss(Refused refused, Instant now) {
        jdbc.sql("update failure as f set dismissed = :now where dismissed is null and times <= :times and " + PILE
                        + " = :pile")
                .param("now", now.toEpochMilli())
                .param("times", refused.times())
                .param("pile", refused.pile())
                .update();
    }
}
