package ramscim.server.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.core.directory.RamUser;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceType;
import ramscim.server.admin.DashboardPage;
import ramscim.server.people.Resources.Told;

/** People and groups: lists with a search, and one page for each. */
@DashboardPage
final class PeoplePages {
    private final Resources resources;
    private final RamView ram;
    private final WaysIn waysIn;
    private final OwnPolicies policies;

    PeoplePages(Resources resources, RamView ram, WaysIn waysIn, OwnPolicies policies) {
        this.resources = resources;
        this.ram = ram;
        this.waysIn = waysIn;
        this.policies = policies;
    }

    @GetMapping("/admin/people")
    String people(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "false") boolean last,
            Model model) {
        list(ResourceType.USER, q, Place.of(after, before, last), model);
        return "admin/people";
    }

    @GetMapping("/admin/groups")
    String groups(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "false") boolean last,
            Model model) {
        list(ResourceType.GROUP, q, Place.of(after, before, last), model);
        return "admin/groups";
    }

    private void list(ResourceType type, @Nullable String query, Place place, Model model) {
        model.addAttribute("query", query == null ? "" : query.strip());
        model.addAttribute("total", resources.directory().count(type));
        model.addAttribute("page", resources.directory().find(type, query, place));
    }

    @GetMapping("/admin/people/{id}")
    String person(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean live,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        Told person = resources.tell(ResourceType.USER, id, before);
        StoredResource stored = person.stored();
        model.addAttribute("person", person);
        model.addAttribute("groups", stored == null ? List.of() : resources.groupsOf(stored));
        RamView.Person sides = stored == null ? null : live ? ram.now(stored) : ram.lastSeen(stored);
        model.addAttribute("ram", sides);
        RamUser liveUser = sides == null || !sides.live() ? null : sides.user();
        model.addAttribute("access", liveUser == null ? null : waysIn.of(liveUser));
        model.addAttribute("policies", stored == null || liveUser == null ? null : policies.of(stored, liveUser));
        return "admin/person";
    }

    /** Both sides, with RAM as it is now. */
    @GetMapping("/admin/people/{id}/sides")
    String sides(@PathVariable String id, Model model) {
        person(id, true, null, model);
        return "admin/person :: sides";
    }

    @GetMapping("/admin/groups/{id}")
    String group(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean live,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        Told group = resources.tell(ResourceType.GROUP, id, before);
        StoredResource stored = group.stored();
        model.addAttribute("group", group);
        model.addAttribute("members", stored == null ? null : resources.members(stored));
        model.addAttribute("ram", stored == null ? null : live ? ram.groupNow(stored) : ram.lastSeenGroup(stored));
        return "admin/group";
    }
}
