package ramscim.simulator.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import ramscim.simulator.error.RamError;

/**
 * Users that were deleted, for 30 days and at most 1000 of them, the oldest going first.
 *
 * <p>Their names are free meanwhile, so several can have the same one. Nothing that hung on them comes back with them
 * but their tags.
 */
public final class RecycleBin {

    private static final Duration RETENTION = Duration.ofDays(30);
    private static final int MOST = 1000;

    private final WholeSeconds clock;
    private final Listing<RecycledUser> listing;
    private final Map<String, RecycledUser> byUserId = new TreeMap<>();

    RecycleBin(WholeSeconds clock, Listing<RecycledUser> listing) {
        this.clock = clock;
        this.listing = listing;
    }

    void add(SimulatedUser user) {
        if (all().size() == MOST) {
            all().stream().min(Comparator.comparing(RecycledUser::recycleDate)).ifPresent(this::delete);
        }
        Instant now = clock.now();
        RecycledUser recycled = new RecycledUser(user, now, now.plus(RETENTION));
        byUserId.put(user.userId(), recycled);
        listing.put(user.userId(), recycled);
    }

    public RecycledUser withId(String userId) {
        forgetExpired();
        RecycledUser recycled = byUserId.get(userId);
        if (recycled == null) {
            throw RamError.noSuchUser();
        }
        return recycled;
    }

    public void delete(RecycledUser recycled) {
        byUserId.remove(recycled.user().userId());
        listing.remove(recycled.user().userId());
    }

    public Page<RecycledUser> page(Predicate<RecycledUser> filter, PageRequest request) {
        forgetExpired();
        return listing.page("", filter, request);
    }

    List<RecycledUser> all() {
        forgetExpired();
        return List.copyOf(byUserId.values());
    }

    void clear() {
        byUserId.clear();
        listing.clear();
    }

    private void forgetExpired() {
        Instant now = clock.now();
        List.copyOf(byUserId.values()).stream()
                .filter(recycled -> !recycled.deleteDate().isAfter(now))
                .forEach(this::delete);
    }
}
