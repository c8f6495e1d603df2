package ramscim.server.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.provisioning.Intent;
import ramscim.core.provisioning.ProvisioningStore;
import ramscim.core.provisioning.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.server.audit.ChangeDescription;

/** Reads what is held from the store. */
public final class HeldChanges {
    private static final String ALL =
            "select resource_id from intent where hold = 'HELD' order by accepted, resource_id";

    private final JdbcClient jdbc;
    private final ProvisioningStore store;

    HeldChanges(JdbcClient jdbc, ProvisioningStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    public int count() {
        return jdbc.sql("select count(*) from intent where hold = 'HELD'")
                .query(Integer.class)
                .single();
    }

    /** Of whatever waits, the resources. */
    public List<ResourceId> ids() {
        return jdbc.sql(ALL)
                .query((row, number) -> new ResourceId(UUID.fromString(row.getString("resource_id"))))
                .list();
    }

    /** Some of them, those that wait longest first. */
    public List<HeldChange> list(int skip, int limit) {
        List<ResourceId> ids = jdbc.sql(ALL + " limit :limit offset :skip")
                .param("limit", limit)
                .param("skip", skip)
                .query((row, number) -> new ResourceId(UUID.fromString(row.getString("resource_id"))))
                .list();
        List<HeldChange> changes = new ArrayList<>(ids.size());
        for (ResourceId id : ids) {
            StoredResource stored = store.find(id);
            Intent intent = stored == null ? null : stored.intent();
            if (stored != null && intent != null && intent.isHeld()) {
                changes.add(held(stored, intent));
            }
        }
        return changes;
    }

    private HeldChange held(StoredResource stored, Intent intent) {
        ChangeDescription description = ChangeDescription.of(stored, intent);
        return new HeldChange(
                stored.id().toString(),
                stored.type(),
                description.subject().name(),
                description.detail(),
                intent.lastError(),
                losers(stored.id()),
                description.change(),
                intent.origin().actor(),
                intent.origin().requestId(),
                intent.accepted());
    }

    private long losers(ResourceId id) {
        return jdbc.sql("select count(distinct loser_id) from loss where resource_id = :id and state = 'HELD'")
                .param("id", id.toString())
                .query(Long.class)
                .single();
    }

    /** Those of the texts that are ids of resources. */
    static List<ResourceId> parsed(List<String> texts) {
        List<ResourceId> ids = new ArrayList<>(texts.size());
        for (String text : texts) {
            ResourceId id = ResourceId.parse(text);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }
}
