package ramscim.server.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/**
 * Finds people and groups by whatever one knows of them: any name, address or id, of the provider, the bridge or RAM.
 */
final class Directory {
    static final int PAGE = 50;

    /** The name by which lists are ordered, as the index has it; empty until RAM confirmed one. */
    private static final String LISTED = "coalesce(r.user_name, r.display_name, '')";

    private static final String SELECT = """
            select r.id, r.attributes, r.external_id, r.active, r.last_modified, i.resource_id, i.desired, i.hold, i.attempts, %s as listed
            from resource r left join intent i on i.resource_id = r.id
            """.formatted(LISTED);
    private static final String MATCHES = """
             and (r.id = :exact or r.external_id = :exact or r.user_name like :pattern escape '\\' or r.display_name like :pattern escape '\\'
                  or lower(r.attributes) like :pattern escape '\\' or lower(r.observed) like :pattern escape '\\'
                  or lower(i.desired) like :pattern escape '\\')
            """;

    private final JdbcClient jdbc;

    Directory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some entries of a list.
     *
     * @param previous where those in front of them end; null if there are none
     * @param next where those behind them begin; null if there are none
     */
    record Page(
            List<Entry> entries,
            @Nullable String previous,
            @Nullable String next) {
        /** The names between which the entries are. */
        public String range() {
            return entries.get(0).name() + " to "
                    + entries.get(entries.size() - 1).name();
        }
    }

    private record Listed(String name, Entry entry) {
        String cursor() {
            return Place.cursor(name, entry.id());
        }
    }

    Page find(ResourceType type, @Nullable String query, Place place) {
        String text = query == null ? "" : query.strip();
        List<Listed> found = new ArrayList<>(jdbc.sql(sql(!text.isEmpty(), place))
                .param("type", type.name())
                .param("exact", text)
                .param("pattern", "%" + escaped(text) + "%")
                .param("name", place.name())
                .param("id", place.id())
                .param("limit", PAGE + 1)
                .query((row, number) -> new Listed(row.getString("listed"), entry(row)))
                .list());
        boolean more = found.size() > PAGE;
        List<Listed> shown = more ? found.subList(0, PAGE) : found;
        if (place.backwards()) {
            Collections.reverse(shown);
        }
        return page(shown, more, place);
    }

    private static Page page(List<Listed> shown, boolean more, Place place) {
        List<Entry> entries = shown.stream().map(Listed::entry).toList();
        boolean before = place.backwards() ? more : place.name() != null;
        boolean behind = place.backwards() ? place.name() != null : more;
        return new Page(
                entries,
                before && !shown.isEmpty() ? shown.get(0).cursor() : null,
                behind && !shown.isEmpty() ? shown.get(shown.size() - 1).cursor() : null);
    }

    /**
     * The condition with "or equal" is what the index is read from; the other one takes those off that have the same
     * name.
     */
    static String sql(boolean search, Place place) {
        String beyond = place.backwards() ? "<" : ">";
        String from = place.name() == null
                ? ""
                : " and %1$s %2$s= :name and (%1$s %2$s :name or r.id %2$s :id)".formatted(LISTED, beyond);
        return SELECT + " where r.type = :type" + (search ? MATCHES : "") + from
                + (place.backwards()
                        ? " order by %s desc, r.id desc limit :limit".formatted(LISTED)
                        : " order by %s, r.id limit :limit".formatted(LISTED));
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
                userName == null || attributes == null ? null : attributes.isActive(),
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
        return jdbc.sql(SELECT + " where r.id in (:ids) order by " + LISTED + ", r.id")
                .param("ids", ids)
                .query((row, number) -> entry(row))
                .list();
    }
}
