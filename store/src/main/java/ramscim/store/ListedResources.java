package ramscim.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** Lists resources by their names, in whatever state, and finds them by whatever one knows of them. */
public final class ListedResources {
    /** The name by which lists are ordered, as the index has it; empty until RAM confirmed one. */
    private static final String LISTED = "coalesce(r.user_name, r.display_name, '')";

    private static final String SELECT = """
            select r.id, r.attributes, r.last_modified, i.resource_id, i.desired, i.hold, i.attempts, %s as listed
            from resource r left join intent i on i.resource_id = r.id
            """.formatted(LISTED);
    private static final String MATCHES = """
             and (r.id = :exact or r.external_id = :exact or r.user_name like :pattern escape '\\' or r.display_name like :pattern escape '\\'
                  or lower(r.attributes) like :pattern escape '\\' or lower(r.observed) like :pattern escape '\\'
                  or lower(i.desired) like :pattern escape '\\')
            """;

    private final JdbcClient jdbc;

    public ListedResources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A resource in a list.
     *
     * @param listed by which the list is ordered
     * @param attributes the confirmed ones, or those that are asked for
     * @param pending whether anything is asked of it
     * @param attempts in vain, of what is asked
     */
    public record Listed(
            String listed,
            String id,
            @Nullable ScimAttributes attributes,
            @Nullable Instant lastModified,
            boolean pending,
            boolean held,
            int attempts) {}

    /**
     * Where a list goes on.
     *
     * @param listed null: at its beginning, or at its end if it is read backwards
     * @param id of the resource by that name that is not meant any more
     */
    public record From(@Nullable String listed, String id, boolean backwards) {}

    /**
     * Those next to the place, the nearest first.
     *
     * @param text a part of any name, address or id, of the provider, the bridge or RAM; empty: all
     */
    public List<Listed> next(ResourceType type, String text, From from, int limit) {
        return jdbc.sql(sql(!text.isEmpty(), from))
                .param("type", type.name())
                .param("exact", text)
                .param("pattern", "%" + escaped(text) + "%")
                .param("name", from.listed())
                .param("id", from.id())
                .param("limit", limit)
                .query((row, number) -> listed(row))
                .list();
    }

    /**
     * The condition with "or equal" is what the index is read from; the other one takes those off that have the same
     * name.
     */
    static String sql(boolean search, From place) {
        String beyond = place.backwards() ? "<" : ">";
        String from = place.listed() == null
                ? ""
                : " and %1$s %2$s= :name and (%1$s %2$s :name or r.id %2$s :id)".formatted(LISTED, beyond);
        return SELECT + " where r.type = :type" + (search ? MATCHES : "") + from
                + (place.backwards()
                        ? " order by %s desc, r.id desc limit :limit".formatted(LISTED)
                        : " order by %s, r.id limit :limit".formatted(LISTED));
    }

    private static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }

    /** Those that are there, in the order of their names. */
    public List<Listed> of(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " where r.id in (:ids) order by " + LISTED + ", r.id")
                        .param("ids", ids)
                        .query((row, number) -> listed(row))
                        .list();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        String confirmed = row.getString("attributes");
        long modified = row.getLong("last_modified");
        return new Listed(
                row.getString("listed"),
                row.getString("id"),
                JsonColumns.readAttributes(confirmed == null ? row.getString("desired") : confirmed),
                modified == 0 ? null : Instant.ofEpochMilli(modified),
                row.getString("resource_id") != null,
                "HELD".equals(row.getString("hold")),
                row.getInt("attempts"));
    }
}
