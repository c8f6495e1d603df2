package ramscim.server.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.provisioning.HeldIntent;
import ramscim.core.provisioning.Intent;
import ramscim.core.provisioning.ProvisioningStore;
import ramscim.core.provisioning.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.server.audit.ChangeDescription;

/** Reads what is held from the store. */
public final class HeldChanges {
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

    /**
     * What is held at a moment, and some of it in full.
     *
     * @param mark what "all" means to whoever is shown this; null if nothing is held
     */
    public record Shown(int total, @Nullable String mark, List<HeldChange> changes) {}

    /** Some of them, those that wait longest first. */
    public Shown show(int skip, int limit) {
        List<HeldIntent> all = all();
        List<HeldChange> changes = new ArrayList<>();
        all.stream().skip(skip).limit(limit).forEach(one -> {
            StoredResource stored = store.find(one.id());
            Intent intent = stored == null ? null : stored.intent();
            if (stored != null && intent != null && intent.isHeld()) {
                changes.add(held(stored, intent));
            }
        });
        return new Shown(all.size(), all.isEmpty() ? null : HeldMark.of(all).toString(), changes);
    }

    private List<HeldIntent> all() {
        return jdbc.sql("select resource_id, sequence from intent where hold = 'HELD' order by accepted, resource_id")
                .query((row, number) -> new HeldIntent(
                        new ResourceId(UUID.fromString(row.getString("resource_id"))), row.getLong("sequence")))
                .list();
    }

    /** All that was held when the mark was made, as far as it is held still; null if there is no such mark. */
    @Nullable Meant marked(String text) {
        HeldMark mark = HeldMark.parse(text);
        return mark == null
                ? null
                : new Meant(
                        all().stream().filter(mark::has).toList(), mark.shown().size());
    }

    private HeldChange held(StoredResource stored, Intent intent) {
        ChangeDescription description = ChangeDescription.of(stored, intent);
        return new HeldChange(
                stored.id().toString(),
                intent.sequence(),
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
}
