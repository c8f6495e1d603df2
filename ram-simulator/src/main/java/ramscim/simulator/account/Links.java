package ramscim.simulator.account;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What links two kinds of entries, as seen from one of them: memberships from the group or from the user, and the like.
 */
final class Links<L> {

    private static final char SEPARATOR = '/';
    private static final char AFTER_SEPARATOR = SEPARATOR + 1;

    private final NavigableMap<String, L> links = new TreeMap<>();
    private final Listing<L> listing;

    Links(Listing<L> listing) {
        this.listing = listing;
    }

    void put(String near, String far, L link) {
        links.put(near + SEPARATOR + far, link);
        listing.put(near + SEPARATOR + far, link);
    }

    void remove(String near, String far) {
        links.remove(near + SEPARATOR + far);
        listing.remove(near + SEPARATOR + far);
    }

    boolean has(String near, String far) {
        return links.containsKey(near + SEPARATOR + far);
    }

    List<L> of(String near) {
        return List.copyOf(
                links.subMap(near + SEPARATOR, near + AFTER_SEPARATOR).values());
    }

    Page<L> page(String near, PageRequest request) {
        return listing.page(near + SEPARATOR, link -> true, request);
    }

    void clear() {
        links.clear();
        listing.clear();
    }
}
