package ramscim.scim.search;

import com.unboundid.scim2.common.GenericScimResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceId;
import ramscim.core.store.ConfirmedResources;
import ramscim.core.store.ConfirmedResources.Listed;
import ramscim.scim.search.ResourceSearch.Found;
import ramscim.scim.search.ResourceSearch.Place;

/** Keeps the sort keys of all matches, and reads the resources of the page alone. */
final class SortedWindow implements ResourceSearch.SearchWindow {
    private record Entry(@Nullable String key, long position, ResourceId id) {}

    private final SearchQuery query;
    private final SortOrder sort;
    private final ConfirmedResources resources;
    private final List<Entry> entries = new ArrayList<>();

    SortedWindow(SearchQuery query, ConfirmedResources resources) {
        this.query = query;
        this.sort = Objects.requireNonNull(query.sort());
        this.resources = resources;
    }

    @Override
    public void offer(Listed match, GenericScimResource representation) {
        entries.add(new Entry(
                sort.key(representation.getObjectNode()),
                match.position(),
                match.resource().id()));
    }

    @Override
    public Found found() {
        Comparator<Entry> order = Comparator.comparing(Entry::key, sort.order()).thenComparing(Entry::position);
        entries.sort(order);
        int from = Math.min(first(order) + query.skip(), entries.size());
        int to = Math.min(from + query.count(), entries.size());
        List<Entry> page = entries.subList(from, to);
        boolean more = to < entries.size() && !page.isEmpty();
        return new Found(
                entries.size(),
                resources.inOrder(page.stream().map(Entry::id).toList()),
                more
                        ? new Place(
                                entries.get(to - 1).position(),
                                entries.get(to - 1).key())
                        : null);
    }

    /** The first entry behind the cursor. */
    private int first(Comparator<Entry> order) {
        Cursor after = query.after();
        if (after == null) {
            return 0;
        }
        Entry place = new Entry(after.sortKey(), after.position(), ResourceId.random());
        int first = 0;
        while (first < entries.size() && order.compare(entries.get(first), place) <= 0) {
            first++;
        }
        return first;
    }
}
