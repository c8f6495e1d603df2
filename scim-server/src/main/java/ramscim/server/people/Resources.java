package ramscim.server.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.server.admin.PageNotFoundException;
import ramscim.server.audit.AuditLog;
import ramscim.server.audit.AuditQuery;
import ramscim.server.audit.EventView;
import ramscim.server.failure.FailingChange;
import ramscim.server.failure.Failures;
import ramscim.server.words.Words;
import ramscim.store.KnownResources;
import ramscim.store.ListedResources;

/** Everything that a page tells of one person or group. */
@Component
final class Resources {
    private static final int EVENTS = 30;
    private static final int MEMBERS = 200;

    private final ProvisioningStore store;
    private final Directory directory;
    private final Failures failures;
    private final AuditLog audit;

    Resources(
            ProvisioningStore store, ListedResources listed, KnownResources known, Failures failures, AuditLog audit) {
        this.store = store;
        this.directory = new Directory(listed, known);
        this.failures = failures;
        this.audit = audit;
    }

    /**
     * A person or group.
     *
     * @param stored null if the store has none of this id, be it that it was refused or that it was deleted
     * @param older what to ask for to get earlier events; null if there are none
     */
    record Told(
            String id,
            String name,
            @Nullable StoredResource stored,
            @Nullable SyncState state,
            List<FailingChange> failing,
            List<EventView> events,
            @Nullable Long older) {
        public @Nullable ScimAttributes attributes() {
            return stored == null ? null : RamView.attributes(stored);
        }
    }

    Directory directory() {
        return directory;
    }

    /** @throws PageNotFoundException if nothing was ever known of it */
    Told tell(ResourceType type, String text, @Nullable Long before) {
        ResourceId id = ResourceId.parse(text);
        if (id == null) {
            throw new PageNotFoundException(Words.of("people.no-id"));
        }
        StoredResource stored = store.find(id);
        AuditLog.Page page = audit.page(AuditQuery.about(id), before, EVENTS);
        if ((stored == null || stored.type() != type) && page.events().isEmpty()) {
            throw new PageNotFoundException(Words.of("people.unknown-id"));
        }
        List<EventView> events = page.events().stream().map(EventView::of).toList();
        List<FailingChange> failing = failures.of(id.toString());
        return new Told(
                id.toString(), name(id, stored, events, failing), stored, state(stored), failing, events, page.next());
    }

    private static @Nullable SyncState state(@Nullable StoredResource stored) {
        Intent intent = stored == null ? null : stored.intent();
        if (stored == null) {
            return null;
        }
        return SyncState.of(intent != null, intent != null && intent.isHeld(), intent == null ? 0 : intent.attempts());
    }

    private static String name(
            ResourceId id, @Nullable StoredResource stored, List<EventView> events, List<FailingChange> failing) {
        ScimAttributes attributes = stored == null ? null : RamView.attributes(stored);
        String name = attributes == null ? null : attributes.text("userName");
        if (name == null && attributes != null) {
            name = attributes.text("displayName");
        }
        if (name == null && !failing.isEmpty()) {
            name = failing.get(0).subject();
        }
        for (EventView event : events) {
            name = name == null && event.about() != null ? event.about().name() : name;
        }
        return name == null ? id.toString() : name;
    }

    /** Members of a group. */
    record Members(int count, List<Entry> shown) {}

    Members members(StoredResource group) {
        List<String> all =
                store.membersOf(group.id()).stream().map(ResourceId::toString).toList();
        return new Members(all.size(), directory.named(all.subList(0, Math.min(MEMBERS, all.size()))));
    }

    List<Entry> groupsOf(StoredResource user) {
        return directory.named(store.groupsOf(user.id()).stream()
                .map(group -> group.id().toString())
                .toList());
    }
}
