package ramscim.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.resource.ResourceId;

/**
 * Who is in which group, and who shall be: the rows of the two membership tables. Its writes belong into the caller's
 * transaction.
 */
final class Memberships {
    /** SQLite takes 32,766 parameters, PostgreSQL 65,535; fewer keep statements short. */
    private static final int CHUNK = 500;

    private static final String NEWEST = """
            (select user_id from membership m where m.group_id = :group
               and not exists (select 1 from membership_intent i where i.group_id = :group and i.user_id = m.user_id
                                 and i.membership = 'LEFT')
             union select user_id from membership_intent where group_id = :group and membership = 'JOINED')
            """;

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the group's intent still asks for. */
    Map<ResourceId, Membership> pending(ResourceId group) {
        Map<ResourceId, Membership> pending = new LinkedHashMap<>();
        jdbc.sql("select user_id, membership from membership_intent where group_id = :group order by user_id")
                .param("group", group.toString())
                .query(row -> {
                    pending.put(user(row), KeptName.ofClosed(Membership.class, row.getString("membership")));
                });
        return pending;
    }

    /** Who ceased meanwhile is nobody's member. */
    void ask(ResourceId group, Intent intent) {
        intent.memberships()
                .forEach((user, membership) -> jdbc.sql("""
                                insert into membership_intent (group_id, user_id, membership, sequence)
                                select :group, id, :membership, :sequence from resource where id = :user
                                on conflict (group_id, user_id)
                                do update set membership = excluded.membership, sequence = excluded.sequence
                                """)
                        .param("group", group.toString())
                        .param("user", user.toString())
                        .param("membership", membership.name())
                        .param("sequence", intent.sequence())
                        .update());
    }

    void settle(ResourceId group, ResourceId user, Membership membership, long sequence) {
        drop(group, user, sequence);
        String sql =
                switch (membership) {
                    case JOINED -> """
                insert into membership (group_id, user_id)
                select :group, id from resource where id = :user on conflict do nothing
                """;
                    case LEFT -> "delete from membership where group_id = :group and user_id = :user";
                };
        jdbc.sql(sql)
                .param("group", group.toString())
                .param("user", user.toString())
                .update();
    }

    /** Whether it was asked for, and not asked for anew meanwhile. */
    boolean drop(ResourceId group, ResourceId user, long sequence) {
        return jdbc.sql(
                                "delete from membership_intent where group_id = :group and user_id = :user and sequence <= :sequence")
                        .param("group", group.toString())
                        .param("user", user.toString())
                        .param("sequence", sequence)
                        .update()
                == 1;
    }

    void dropAll(ResourceId group) {
        jdbc.sql("delete from membership_intent where group_id = :group")
                .param("group", group.toString())
                .update();
    }

    Set<ResourceId> newest(ResourceId group) {
        return new LinkedHashSet<>(jdbc.sql("select user_id from " + NEWEST + " as newest order by user_id")
                .param("group", group.toString())
                .query((row, number) -> user(row))
                .list());
    }

    Set<ResourceId> newestAmong(ResourceId group, Set<ResourceId> users) {
        Set<ResourceId> among = new HashSet<>();
        for (List<String> chunk : chunks(users)) {
            among.addAll(jdbc.sql("select user_id from " + NEWEST + " as newest where user_id in (:users)")
                    .param("group", group.toString())
                    .param("users", chunk)
                    .query((row, number) -> user(row))
                    .list());
        }
        return among;
    }

    Set<ResourceId> notUsers(Set<ResourceId> ids) {
        Set<ResourceId> unknown = new LinkedHashSet<>(ids);
        for (List<String> chunk : chunks(ids)) {
            jdbc.sql(
                            "select id as user_id from resource where type = 'USER' and attributes is not null and id in (:ids)")
                    .param("ids", chunk)
                    .query((row, number) -> user(row))
                    .list()
                    .forEach(unknown::remove);
        }
        return unknown;
    }

    static List<List<String>> chunks(Collection<ResourceId> ids) {
        List<String> all = ids.stream().map(ResourceId::toString).toList();
        return IntStream.iterate(0, start -> start < all.size(), start -> start + CHUNK)
                .mapToObj(start -> all.subList(start, Math.min(start + CHUNK, all.size())))
                .toList();
    }

    private static ResourceId user(ResultSet row) throws SQLException {
        return new ResourceId(UUID.fromString(row.getString("user_id")));
    }
}
