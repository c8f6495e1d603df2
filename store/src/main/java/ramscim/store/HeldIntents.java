package ramscim.store;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.intent.HeldIntent;
import ramscim.core.resource.ResourceId;

/** What waits for an administrator. */
public final class HeldIntents {
    private final JdbcClient jdbc;

    public HeldIntents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public int count() {
        return jdbc.sql("select count(*) from intent where hold = 'HELD'")
                .query(Integer.class)
                .single();
    }

    /** Those that wait longest first. */
    public List<HeldIntent> all() {
        return jdbc.sql("select resource_id, sequence from intent where hold = 'HELD' order by accepted, resource_id")
                .query((row, number) -> new HeldIntent(
                        new ResourceId(UUID.fromString(row.getString("resource_id"))), row.getLong("sequence")))
                .list();
    }

    /** How many would lose something by what is held of the resource. */
    public long losers(ResourceId id) {
        return jdbc.sql("select count(distinct loser_id) from loss where resource_id = :id and state = 'HELD'")
                .param("id", id.toString())
                .query(Long.class)
                .single();
    }
}
