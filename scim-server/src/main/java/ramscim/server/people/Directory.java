package ramscim.server.people;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.words.Words;
import ramscim.store.KnownResources;
import ramscim.store.ListedResources;
import ramscim.store.ListedResources.From;
import ramscim.store.ListedResources.Listed;

/**
 * Finds people and groups by whatever one knows of them: any name, address or id, of the provider, the bridge or RAM.
 */
final class Directory {
    static final int PAGE = 50;

    private final ListedResources resources;
    private final KnownResources known;

    Directory(ListedResources resources, KnownResources known) {
        this.resources = resources;
        this.known = known;
    }

    /**
     * Some entries of a list.
     *
     * @param previous where those in front of them end; null if there are none
     * @param next where those behind them begin; null if there are none
     */
    record Page(
            List<Entry> entries,
            @Nullable String previous,
            @Nullable String next) {
        /** The names between which the entries are. */
        public Words range() {
            return Words.of(
                    "lists.range",
                    entries.get(0).name(),
                    entries.get(entries.size() - 1).name());
        }
    }

    Page find(ResourceType type, @Nullable String query, Place place) {
        String text = query == null ? "" : query.strip();
        From from = new From(place.name(), place.id(), place.backwards());
        List<Listed> found = resources.next(type, text, from, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Listed> shown = new ArrayList<>(more ? found.subList(0, PAGE) : found);
        if (place.backwards()) {
            Collections.reverse(shown);
        }
        return page(shown, more, place);
    }

    private static Page page(List<Listed> shown, boolean more, Place place) {
        List<Entry> entries = shown.stream().map(Directory::entry).toList();
        boolean before = place.backwards() ? more : place.name() != null;
        boolean behind = place.backwards() ? place.name() != null : more;
        return new Page(
                entries,
                before && !shown.isEmpty() ? cursor(shown.get(0)) : null,
                behind && !shown.isEmpty() ? cursor(shown.get(shown.size() - 1)) : null);
    }

    private static String cursor(Listed listed) {
        return Place.cursor(listed.listed(), listed.id());
    }

    int count(ResourceType type) {
        return known.count(type);
    }

    private static Entry entry(Listed listed) {
        ScimAttributes attributes = listed.attributes();
        String userName = attributes == null ? null : attributes.text("userName");
        String displayName = attributes == null ? null : attributes.text("displayName");
        return new Entry(
                listed.id(),
                Objects.requireNonNullElse(userName == null ? displayName : userName, listed.id()),
                userName == null ? null : displayName,
                attributes == null ? null : attributes.text("externalId"),
                userName == null || attributes == null ? null : attributes.isActive(),
                SyncState.of(listed.pending(), listed.held(), listed.attempts()),
                listed.lastModified());
    }

    /** The names of users, for lists of members; those that are not known are left out. */
    List<Entry> named(List<String> ids) {
        return resources.of(ids).stream().map(Directory::entry).toList();
    }
}
