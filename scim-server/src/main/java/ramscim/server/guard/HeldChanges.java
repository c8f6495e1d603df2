package ramscim.server.guard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.HeldIntent;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.ProvisioningStore;
import ramscim.server.audit.ChangeDescription;
import ramscim.server.words.Words;
import ramscim.store.HeldIntents;

/** What is held, as an administrator is shown it. */
public final class HeldChanges {
    private final HeldIntents held;
    private final ProvisioningStore store;

    HeldChanges(HeldIntents held, ProvisioningStore store) {
        this.held = held;
        this.store = store;
    }

    public int count() {
        return held.count();
    }

    /**
     * What is held at a moment, and some of it in full.
     *
     * @param mark what "all" means to whoever is shown this; null if nothing is held
     */
    public record Shown(int total, @Nullable String mark, List<HeldChange> changes) {}

    /** Some of them, those that wait longest first. */
    public Shown show(int skip, int limit) {
        List<HeldIntent> all = held.all();
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

    /** All that was held when the mark was made, as far as it is held still; null if there is no such mark. */
    @Nullable Meant marked(String text) {
        HeldMark mark = HeldMark.parse(text);
        return mark == null
                ? null
                : new Meant(
                        held.all().stream().filter(mark::has).toList(),
                        mark.shown().size());
    }

    private HeldChange held(StoredResource stored, Intent intent) {
        ChangeDescription description = ChangeDescription.of(stored, intent);
        return new HeldChange(
                stored.id().toString(),
                intent.sequence(),
                stored.type(),
                description.subject().name(),
                Words.of(stored.type() == ResourceType.USER ? "held.user" : "held.group", description.becomes()),
                intent.lastError(),
                held.losers(stored.id()),
                description.change(),
                intent.origin().actor(),
                intent.origin().requestId(),
                intent.accepted());
    }
}
