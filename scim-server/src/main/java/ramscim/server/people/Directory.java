package ramscim.server.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** Finds people and groups by whatever one knows of them: any name, address or id, of the provider, the bridge or RAM. */
final class Directory {
    static final int PAGE = 50;

    private static final String FROM =
            " from resource r left join intent i on i.resource_id = r.id where r.type = :type";
    private static final String MATCHES = """
             and (r.id = :exact or r.external_id = :exact or r.user_name like :pattern escape '\\' or r.display_name like :pattern escape '\\'
                  or lower(r.attributes) like :pattern escape '\\' or lower(r.observed) like :pattern escape '\\'
                  or lower(i.desired) like :pattern escape '\\')
            """;

    private final JdbcClient jdbc;

    Directory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param more whether there is another page */
    record Page(List<Entry> entries, boolean more, int number) {
        public int next() {
            return number + 1;
        }

        public int previous() {
            return number - 1;
        }
    }

    /** @param page from 0 */
    Page find(ResourceType type, @Nullable String query, int page) {
        String text = query == null ? "" : query.strip();
        List<Entry> found = jdbc.sql("""
                        select r.id, r.attributes, r.external_id, r.active, r.last_modified, i.resource_id, i.desired, i.hold, i.attempts
                        """ + FROM + (text.isEmpty() ? "" : MATCHES)
                        + " order by coalesce(r.user_name, r.display_name), r.id limit :limit offset :offset")
                .param("type", type.name())
                .param("exact", text)
                .param("pattern", "%" + escaped(text) + "%")
                .param("limit", PAGE + 1)
                .param("offset", Math.max(0, page) * PAGE)
                .query((row, number) -> entry(row))
                .list();
        boolean more = found.size() > PAGE;
        return new Page(more ? found.subList(0, PAGE) : found, more, Math.max(0, page));
    }

    int count(ResourceType type) {
        return jdbc.sql("select count(*) from resource where type = :type")
                .param("type", type.name())
                .query(Integer.class)
                .single();
    }

    private static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String confirmed = row.getString("attributes");
        String desired = row.getString("desired");
        ScimAttributes attributes = confirmed == null && desired == null
                ? null
                : ScimAttributes.fromJson(Objects.requireNonNullElse(confirmed, desired));
        String userName = attributes == null ? null : attributes.text("userName");
        String displayName = attributes == null ? null : attributes.text("displayName");
        long modified = row.getLong("last_modified");
        return new Entry(
                row.getString("id"),
                Objects.requireNonNullElse(userName == null ? displayName : userName, row.getString("id")),
                userName == null ? null : displayName,
                attributes == null ? null : attributes.text("externalId"),
                userName == null || attributes == null
                        ? null
                        : attributes.get("active").asBoolean(true),
                SyncState.of(
                        row.getString("resource_id") != null,
                        "HELD".equals(row.getString("hold")),
                        row.getInt("attempts")),
                modified == 0 ? null : Instant.ofEpochMilli(modified));
    }

    /** The names of users, for lists of members; those that are not known are left out. */
    List<Entry> named(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select r.id, r.attributes, r.external_id, r.active, r.last_modified, i.resource_id, i.desired, i.hold, i.attempts
                        from resource r left join intent i on i.resource_id = r.id where r.id in (:ids)
                        order by coalesce(r.user_name, r.display_name), r.id
                        """)
                .param("ids", ids)
                .query((row, number) -> entry(row))
                .list();
    }
}
