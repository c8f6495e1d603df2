package ramscim.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ConfirmedMemberships;

/** The table {@code membership}, as far as it is confirmed. */
public final class JdbcConfirmedMemberships implements ConfirmedMemberships {
    private final JdbcClient jdbc;

    public JdbcConfirmedMemberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<ResourceId, List<ResourceId>> members(Collection<ResourceId> groups) {
        Map<ResourceId, List<ResourceId>> members = new HashMap<>();
        if (!groups.isEmpty()) {
            jdbc.sql("select group_id, user_id from membership where group_id in (:groups) order by group_id, user_id")
                    .param("groups", texts(groups))
                    .query(row -> {
                        members.computeIfAbsent(id(row.getString("group_id")), group -> new ArrayList<>())
                                .add(id(row.getString("user_id")));
                    });
        }
        return members;
    }

    @Override
    public boolean hasMoreThan(ResourceId group, int members) {
        return jdbc.sql("select count(*) from (select 1 from membership where group_id = :group limit :limit) as some")
                        .param("group", group.toString())
                        .param("limit", members + 1)
                        .query(Integer.class)
                        .single()
                > members;
    }

    @Override
    public Map<ResourceId, List<MemberOf>> groups(Collection<ResourceId> users) {
        Map<ResourceId, List<MemberOf>> groups = new HashMap<>();
        if (!users.isEmpty()) {
            jdbc.sql("select m.user_id, r.id, r.attributes from membership m join resource r on r.id = m.group_id"
                            + " where m.user_id in (:users) and r.attributes is not null order by r.position")
                    .param("users", texts(users))
                    .query(row -> {
                        ScimAttributes attributes = ScimAttributes.fromJson(row.getString("attributes"));
                        groups.computeIfAbsent(id(row.getString("user_id")), user -> new ArrayList<>())
                                .add(new MemberOf(id(row.getString("id")), attributes));
                    });
        }
        return groups;
    }

    private static List<String> texts(Collection<ResourceId> ids) {
        return ids.stream().map(ResourceId::toString).toList();
    }

    private static ResourceId id(String text) {
        return new ResourceId(UUID.fromString(text));
    }
}
