package ramscim.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** What was not done, and why: the rows of the failure table. Its writes belong into the caller's transaction. */
final class RefusedChanges {
    /**
     * Which failures f are not over.
     *
     * <p>A refused membership is over when it came about all the same, or the group or the user is gone. Anything else
     * is over when a later intent of the resource is confirmed, which the time would not tell: what a refused change
     * left over is confirmed at once. Or when another resource is confirmed that has the name; one that had it already
     * when the name was refused for that says nothing. Or when what was to be changed is gone. An administrator can
     * dismiss all of them.
     */
    static final String OPEN = """
            f.dismissed is null and f.resource_id is not null
            and (f.existed = 0 or exists (select 1 from resource r where r.id = f.resource_id and r.attributes is not null))
            and case when f.member_id is not null then
                exists (select 1 from resource r where r.id = f.group_id and r.attributes is not null)
                and (f.change = 'join') <> exists (
                    select 1 from membership m where m.group_id = f.group_id and m.user_id = f.member_id)
            else
                not exists (
                    select 1 from resource r where r.id = f.resource_id and r.attributes is not null
                    and (r.confirmed_sequence > f.sequence or (f.sequence is null and r.last_modified > f.occurred)))
                and not exists (
                    select 1 from resource r where r.name = f.name and r.id <> f.resource_id and r.attributes is not null
                    and case when f.reason = 'UNIQUENESS' then r.created else r.last_modified end > f.occurred)
                and not exists (
                    select 1 from resource r where f.type = 'USER' and r.user_name = f.subject_key and r.id <> f.resource_id
                    and r.attributes is not null
                    and case when f.reason = 'UNIQUENESS' then r.created else r.last_modified end > f.occurred)
            end
            """;

    /** What tells the failures of one person or group from others'. */
    static final String WHOM = "coalesce(f.whom, f.name, f.resource_id)";

    private final JdbcClient jdbc;

    RefusedChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known of the resource that something is not done of.
     *
     * @param sequence as it will be when the change is given up
     * @param existed whether it goes on when the change is given up
     * @param name that is claimed for what was asked for; else the confirmed one
     */
    private record About(
            ResourceId id,
            ResourceType type,
            long sequence,
            boolean existed,
            @Nullable String name) {
        String whom(Failure failure) {
            return existed ? id.toString() : type + "/" + key(failure.subject());
        }
    }

    /**
     * What was not done.
     *
     * @param change of what kind
     * @param group of the membership, where it is one
     */
    private record What(
            String change,
            @Nullable ScimAttributes desired,
            Map<ResourceId, Membership> memberships,
            @Nullable ResourceId group) {}

    /**
     * An intent that is given up, with what was asked for, so that it can be asked for once more; read before the
     * refused resource is gone.
     */
    void refused(ResourceId id, Intent refused, Failure failure) {
        jdbc.sql("""
                        select type, sequence + 1 as sequence, case when attributes is null then 0 else 1 end as existed,
                               coalesce((select max(c.name) from name_claim c where c.resource_id = r.id and c.name is distinct from r.name), r.name) as name
                        from resource r where id = :id
                        """)
                .param("id", id.toString())
                .query((row, number) -> about(id, row))
                .optional()
                .ifPresent(about -> keep(about, failure, what(about, refused)));
    }

    private static What what(About about, Intent refused) {
        ScimAttributes desired = refused.desired();
        String change = desired == null ? "delete" : about.existed() ? "update" : "create";
        return new What(change, desired, refused.memberships(), null);
    }

    /** What was refused without having been an intent. */
    void reported(ResourceId id, ResourceType type, Failure failure, @Nullable String nameKey, @Nullable Draft asked) {
        Long sequence = sequence(id);
        About about = new About(id, type, sequence == null ? 0 : sequence, sequence != null, nameKey);
        String change = !about.existed() ? "create" : asked == null ? "change" : "update";
        keep(
                about,
                failure,
                new What(
                        change,
                        asked == null ? null : asked.attributes(),
                        asked == null ? Map.of() : asked.memberships(),
                        null));
    }

    /** A membership that was refused alone. */
    void dropped(ResourceId group, ResourceId user, Membership membership, Failure failure) {
        Long sequence = sequence(user);
        About about = new About(user, ResourceType.USER, sequence == null ? 0 : sequence, true, null);
        String change =
                switch (membership) {
                    case JOINED -> "join";
                    case LEFT -> "leave";
                };
        keep(about, failure, new What(change, null, Map.of(user, membership), group));
    }

    /** Null if there is no such resource. */
    private @Nullable Long sequence(ResourceId id) {
        return jdbc.sql("select sequence from resource where id = :id")
                .param("id", id.toString())
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private static About about(ResourceId id, ResultSet row) throws SQLException {
        return new About(
                id,
                KeptName.ofClosed(ResourceType.class, row.getString("type")),
                row.getLong("sequence"),
                row.getInt("existed") != 0,
                row.getString("name"));
    }

    /** Counts the same refusal, if it is not over; else adds one. */
    private void keep(About about, Failure failure, What what) {
        Map<String, @Nullable Object> columns = columns(about, failure, what);
        int counted = jdbc.sql("""
                        update failure as f
                        set times = times + 1, occurred = :occurred, subject = :subject, detail = :detail,
                            ram_request_id = :requestId, resource_id = :id, name = :name, subject_key = :subjectKey,
                            desired = :desired, memberships = :memberships, sequence = :sequence
                        where f.whom = :whom and f.reason = :reason and f.change = :change
                        and f.code is not distinct from :code and f.operation is not distinct from :operation
                        and f.attribute is not distinct from :attribute and f.group_id is not distinct from :group and
                        """ + OPEN).params(columns).update();
        if (counted == 0) {
            jdbc.sql("""
                            insert into failure (occurred, first_occurred, subject, subject_key, reason, code, operation, attribute, detail,
                                                 ram_request_id, resource_id, type, existed, name, whom, sequence, change, desired,
                                                 memberships, member_id, group_id, times)
                            values (:occurred, :occurred, :subject, :subjectKey, :reason, :code, :operation, :attribute, :detail,
                                    :requestId, :id, :type, :existed, :name, :whom, :sequence, :change, :desired,
                                    :memberships, :member, :group, 1)
                            """).params(columns).update();
        }
    }

    private static Map<String, @Nullable Object> columns(About about, Failure failure, What what) {
        Refusal refusal = failure.refusal();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", about.id().toString());
        columns.put("type", about.type().name());
        columns.put("existed", about.existed() ? 1 : 0);
        columns.put("name", text(about.name()));
        columns.put("whom", about.whom(failure));
        columns.put("sequence", about.sequence());
        columns.put("occurred", failure.at().toEpochMilli());
        columns.put("subject", failure.subject());
        columns.put("subjectKey", key(failure.subject()));
        columns.put("reason", refusal.reason().name());
        columns.put("code", text(refusal.code()));
        columns.put("operation", text(refusal.operation()));
        columns.put("attribute", text(refusal.attribute()));
        columns.put("detail", refusal.words());
        columns.put("requestId", text(refusal.requestId()));
        columns.put("change", what.change());
        columns.put("desired", text(JsonColumns.write(what.desired())));
        columns.put("memberships", text(JsonColumns.write(what.memberships())));
        columns.put("group", text(what.group() == null ? null : what.group().toString()));
        columns.put("member", text(what.group() == null ? null : about.id().toString()));
        return columns;
    }

    /** With its type: PostgreSQL does not guess that of a null. */
    private static Object text(@Nullable String text) {
        return new SqlParameterValue(Types.VARCHAR, text);
    }

    private static String key(String subject) {
        return subject.toLowerCase(Locale.ROOT);
    }
}
