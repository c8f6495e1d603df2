package ramscim.server.adoption;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.converge.Adoption;
import ramscim.core.intent.Origin;
import ramscim.core.resource.ResourceType;
import ramscim.server.audit.AuditTrail;
import ramscim.server.audit.EventView;
import ramscim.server.words.Words;
import ramscim.store.KeptName;
import ramscim.store.WriteTransactions;

/** The RAM users and groups that an administrator allowed to be adopted, by RAM's keys. */
public final class AdoptionGrants implements Adoption.Grants {
    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    AdoptionGrants(JdbcClient jdbc, WriteTransactions transactions, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of one user or group, until it is taken back. */
    public record Grant(@JsonProperty String ramId, ResourceType type, String name, Instant granted, String actor) {
        /** Who allowed it, in words. */
        public Words by() {
            return EventView.actor(actor);
        }
    }

    @Override
    public boolean allow(String ramId) {
        return jdbc.sql("select count(*) from adoption_grant where ram_id = :id")
                        .param("id", ramId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void grant(String ramId, ResourceType type, String name, Origin origin) {
        transactions.write(() -> {
            boolean is = jdbc.sql("update adoption_grant set name = :name where ram_id = :id")
                            .param("name", name)
                            .param("id", ramId)
                            .update()
                    > 0;
            if (!is) {
                insert(ramId, type, name, origin);
            }
        });
    }

    private void insert(String ramId, ResourceType type, String name, Origin origin) {
        jdbc.sql(
                        "insert into adoption_grant (ram_id, type, name, granted, actor) values (:id, :type, :name, :now, :actor)")
                .param("id", ramId)
                .param("type", type.name())
                .param("name", name)
                .param("now", clock.millis())
                .param("actor", origin.actor())
                .update();
        String what = type == ResourceType.USER ? "user" : "group";
        audit.administered(origin, null, "The RAM %s %s (%s) may be adopted.".formatted(what, name, ramId));
    }

    /** @return whether there was one */
    boolean revoke(String ramId, Origin origin) {
        return transactions.write(() -> {
            boolean was = jdbc.sql("delete from adoption_grant where ram_id = :id")
                            .param("id", ramId)
                            .update()
                    > 0;
            if (was) {
                audit.administered(origin, null, "What has the RAM id " + ramId + " may not be adopted any more.");
            }
            return was;
        });
    }

    /** The newest first. */
    public List<Grant> all() {
        return jdbc.sql("select * from adoption_grant order by granted desc, ram_id")
                .query((row, number) -> new Grant(
                        row.getString("ram_id"),
                        KeptName.ofClosed(ResourceType.class, row.getString("type")),
                        row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("granted")),
                        row.getString("actor")))
                .list();
    }
}
