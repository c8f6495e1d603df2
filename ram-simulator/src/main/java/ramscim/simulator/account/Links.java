package ramscim.simulator.account;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Memberships as seen from one side: from the group, or from the user. */
final class Links {

    private static final char SEPARATOR = '/';
    private static final char AFTER_SEPARATOR = SEPARATOR + 1;

    private final NavigableMap<String, Membership> links = new TreeMap<>();
    private final Listing<Membership> listing;

    Links(Listing<Membership> listing) {
        this.listing = listing;
    }

    void put(String near, String far, Membership membership) {
        links.put(near + SEPARATOR + far, membership);
        listing.put(near + SEPARATOR + far, membership);
    }

    void remove(String near, String far) {
        links.remove(near + SEPARATOR + far);
        listing.remove(near + SEPARATOR + far);
    }

    boolean has(String near, String far) {
        return links.containsKey(near + SEPARATOR + far);
    }

    List<Membership> of(String near) {
        return List.copyOf(
                links.subMap(near + SEPARATOR, near + AFTER_SEPARATOR).values());
    }

    Page<Membership> page(String near, PageRequest request) {
        return listing.page(near + SEPARATOR, membership -> true, request);
    }

    void clear() {
        links.clear();
        listing.clear();
    }
}
