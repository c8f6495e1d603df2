package ramscim.server.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.LeftOut;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.admin.AdminApi;
import ramscim.server.audit.EventView;
import ramscim.server.failure.FailingChange;
import ramscim.server.people.Resources.Told;
import ramscim.server.review.AccessReview;
import ramscim.server.review.HeldPolicy;

/** People and groups on both sides, for other programs. */
@AdminApi
final class PeopleApi {
    private final Resources resources;
    private final RamView ram;
    private final AccessReview access;

    PeopleApi(Resources resources, RamView ram, AccessReview access) {
        this.resources = resources;
        this.ram = ram;
        this.access = access;
    }

    /**
     * A page of a list.
     *
     * @param previous what to ask for with {@code before}
     * @param next what to ask for with {@code after}
     */
    record Entries(
            int total,
            List<Entry> entries,
            @Nullable String previous,
            @Nullable String next) {}

    /**
     * @param inRecycleBin whether somebody deleted the user in RAM, and a reconcile brings it back from the recycle
     *     bin; known only if RAM is asked now
     * @param differences the attributes in which RAM is not as it should be
     * @param leftOut what the provider sent and RAM cannot have
     * @param policies what the person has in the whole account, by each way, as RAM had it when it was read last; what
     *     it has within a resource group only is not among them
     * @param policiesReadAt when that was; null: never
     */
    record Person(
            String id,
            String name,
            @Nullable SyncState state,
            @Nullable ObjectNode scim,
            @Nullable RamUser ram,
            boolean live,
            boolean inRecycleBin,
            List<Comparison.Row> differences,
            List<LeftOut> leftOut,
            List<FailingChange> failing,
            List<Entry> groups,
            List<HeldPolicy> policies,
            @Nullable Instant policiesReadAt) {}

    record Group(
            String id,
            String name,
            @Nullable SyncState state,
            @Nullable ObjectNode scim,
            @Nullable RamGroup ram,
            boolean live,
            List<FailingChange> failing,
            int members) {}

    record Events(List<EventView> events, @Nullable Long before) {}

    @GetMapping("/admin/api/people")
    Entries people(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "false") boolean last) {
        return entries(ResourceType.USER, q, Place.of(after, before, last));
    }

    @GetMapping("/admin/api/groups")
    Entries groups(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "false") boolean last) {
        return entries(ResourceType.GROUP, q, Place.of(after, before, last));
    }

    private Entries entries(ResourceType type, @Nullable String query, Place place) {
        Directory.Page found = resources.directory().find(type, query, place);
        return new Entries(resources.directory().count(type), found.entries(), found.previous(), found.next());
    }

    @GetMapping("/admin/api/people/{id}")
    Person person(@PathVariable String id, @RequestParam(defaultValue = "false") boolean live) {
        Told told = resources.tell(ResourceType.USER, id, null);
        StoredResource stored = told.stored();
        RamView.Person sides = stored == null ? null : live ? ram.now(stored) : ram.lastSeen(stored);
        Comparison comparison = sides == null ? null : sides.comparison();
        return new Person(
                told.id(),
                told.name(),
                told.state(),
                scim(told),
                sides == null ? null : sides.user(),
                sides != null && sides.live(),
                sides != null && sides.recycled(),
                comparison == null
                        ? List.of()
                        : comparison.rows().stream()
                                .filter(Comparison.Row::differs)
                                .toList(),
                comparison == null ? List.of() : comparison.leftOut(),
                told.failing(),
                stored == null ? List.of() : resources.groupsOf(stored),
                access.ofPerson(id),
                access.readAt());
    }

    @GetMapping("/admin/api/groups/{id}")
    Group group(@PathVariable String id, @RequestParam(defaultValue = "false") boolean live) {
        Told told = resources.tell(ResourceType.GROUP, id, null);
        StoredResource stored = told.stored();
        RamView.Group sides = stored == null ? null : live ? ram.groupNow(stored) : ram.lastSeenGroup(stored);
        return new Group(
                told.id(),
                told.name(),
                told.state(),
                scim(told),
                sides == null ? null : sides.group(),
                sides != null && sides.live(),
                told.failing(),
                stored == null ? 0 : resources.members(stored).count());
    }

    private static @Nullable ObjectNode scim(Told told) {
        ScimAttributes attributes = told.attributes();
        return attributes == null ? null : attributes.toObjectNode();
    }

    @GetMapping("/admin/api/people/{id}/events")
    Events personsEvents(@PathVariable String id, @RequestParam(required = false) @Nullable Long before) {
        return events(ResourceType.USER, id, before);
    }

    @GetMapping("/admin/api/groups/{id}/events")
    Events groupsEvents(@PathVariable String id, @RequestParam(required = false) @Nullable Long before) {
        return events(ResourceType.GROUP, id, before);
    }

    private Events events(ResourceType type, String id, @Nullable Long before) {
        Told told = resources.tell(type, id, before);
        return new Events(told.events(), told.older());
    }
}
