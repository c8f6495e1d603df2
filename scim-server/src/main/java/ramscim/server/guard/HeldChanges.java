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

    private record Waiting(HeldIntent intent, long accepted) {}

    /**
     * What is held at a moment, and some of it in full.
     *
     * @param mark what "all" means to whoever is shown this; null if nothing is held
     */
    public record Shown(int total, @Nullable String mark, List<HeldChange> changes) {}

    /** Some of them, those that wait longest first. */
    public Shown show(int skip, int limit) {
        List<Waiting> waiting = waiting();
        List<HeldChange> changes = new ArrayList<>();
        waiting.stream().skip(skip).limit(limit).forEach(one -> {
            StoredResource stored = store.find(one.intent().id());
            Intent intent = stored == null ? null : stored.intent();
            if (stored != null && intent != null && intent.isHeld()) {
                changes.add(held(stored, intent));
            }
        });
        return new Shown(
                waiting.size(), waiting.isEmpty() ? null : mark(waiting).toString(), changes);
    }

    private List<Waiting> waiting() {
        return jdbc.sql("select resource_id, sequence, accepted from intent where hold = 'HELD'"
                        + " order by accepted, resource_id")
                .query((row, number) -> new Waiting(
                        new HeldIntent(
                                new ResourceId(UUID.fromString(row.getString("resource_id"))), row.getLong("sequence")),
                        row.getLong("accepted")))
                .list();
    }

    private static HeldMark mark(List<Waiting> waiting) {
        return HeldMark.of(waiting.get(waiting.size() - 1).accepted(), intents(waiting));
    }

    private static List<HeldIntent> intents(List<Waiting> waiting) {
        return waiting.stream().map(Waiting::intent).toList();
    }

    /** All that was held when the mark was made; null if it is not that any more. */
    @Nullable List<HeldIntent> marked(String text) {
        HeldMark mark = HeldMark.parse(text);
        if (mark == null) {
            return null;
        }
        List<Waiting> then = waiting().stream()
                .filter(one -> one.accepted() <= mark.accepted())
                .toList();
        return !then.isEmpty() && mark(then).equals(mark) ? intents(then) : null;
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
