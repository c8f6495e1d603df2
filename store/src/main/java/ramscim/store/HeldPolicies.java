package ramscim.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.directory.PolicyName;
import ramscim.core.plan.Observed;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** Who had which policy when RAM was read last, beside what the bridge knows of them. */
public final class HeldPolicies {
    private static final String FROM = """
             from policy_holding h
             join policy p on p.name = h.policy
             left join name_claim user_claim on user_claim.name = 'user:' || h.holder
             left join resource person on person.id = user_claim.resource_id
             left join name_claim group_claim on group_claim.name = 'group:' || lower(h.in_group)
             left join resource team on team.id = group_claim.resource_id
            """;

    private static final String COLUMNS = """
            select p.written, p.escalation, h.in_group, h.holder, person.id as person_id, person.attributes as person_attributes,
                   person.observed as person_observed, team.id as team_id, team.observed as team_observed
            """;

    private static final String SOUGHT =
            " where (:text = '' or lower(p.name) like :pattern escape '\\' or h.holder like :pattern escape '\\'"
                    + " or lower(h.in_group) like :pattern escape '\\') and (:policy = '' or p.name = :policy)";

    /** By the names that are the person's in RAM, which the index has. */
    private static final String OF_PERSON = " where h.holder in"
            + " (select substr(name, 6) from name_claim where resource_id = :person and name like 'user:%')";

    /** Administrators first. */
    private static final String ORDER =
            " order by case when p.escalation is null then 1 else 0 end, p.name, h.holder, h.in_group";

    private static final String PAGE = " limit :limit offset :skip";

    private final JdbcClient jdbc;

    public HeldPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One way in which somebody has a policy.
     *
     * @param escalation how whoever has the policy can become more by it; null: it is not known that they can
     * @param group through which RAM group; empty: the user has it itself
     * @param user the local part of the logon name; empty: the group has nobody
     * @param person who the user is; null if the bridge does not know it
     * @param team which group it is; null if the bridge does not know it
     */
    public record Held(
            PolicyName policy,
            @Nullable String escalation,
            String group,
            String user,
            @Nullable Known person,
            @Nullable Known team) {}

    /** @param attributes null as long as nothing of it was confirmed, and of groups */
    public record Known(
            String id,
            @Nullable ScimAttributes attributes,
            @Nullable Observed observed) {}

    /**
     * What is looked for.
     *
     * @param text a part of the policy's, the user's or the group's name; empty: all
     * @param policy the only one; null: all
     */
    public record Query(String text, @Nullable PolicyName policy) {}

    public int count(Query query) {
        return bound("select count(*)" + FROM + SOUGHT, query)
                .query(Integer.class)
                .single();
    }

    public List<Held> list(Query query, int skip, int limit) {
        return bound(COLUMNS + FROM + SOUGHT + ORDER + PAGE, query)
                .param("limit", limit)
                .param("skip", skip)
                .query((row, number) -> held(row))
                .list();
    }

    /** All that somebody has, by whatever way. */
    public List<Held> ofPerson(String id) {
        return jdbc.sql(COLUMNS + FROM + OF_PERSON + ORDER)
                .param("person", id)
                .query((row, number) -> held(row))
                .list();
    }

    private JdbcClient.StatementSpec bound(String sql, Query query) {
        String text = query.text().strip().toLowerCase(Locale.ROOT);
        return jdbc.sql(sql)
                .param("text", text)
                .param("pattern", "%" + escaped(text) + "%")
                .param("policy", query.policy() == null ? "" : query.policy().key());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Held held(ResultSet row) throws SQLException {
        String team = row.getString("team_id");
        return new Held(
                PolicyName.parse(row.getString("written")),
                row.getString("escalation"),
                row.getString("in_group"),
                row.getString("holder"),
                person(row),
                team == null
                        ? null
                        : new Known(team, null, ObservedForm.read(ResourceType.GROUP, row.getString("team_observed"))));
    }

    private static @Nullable Known person(ResultSet row) throws SQLException {
        String id = row.getString("person_id");
        return id == null
                ? null
                : new Known(
                        id,
                        JsonColumns.readAttributes(row.getString("person_attributes")),
                        ObservedForm.read(ResourceType.USER, row.getString("person_observed")));
    }
}
