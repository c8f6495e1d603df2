package ramscim.simulator.account;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.error.RamError;

/** The account's users. Names differ only if they differ without regard to case; each keeps the case it was given. */
public final class Users {

    private final Quotas quotas;
    private final Clock clock;
    private final Ids ids;
    private final Ownership ownership;
    private final Map<String, SimulatedUser> byId = new TreeMap<>();
    private final Map<String, String> idByName = new HashMap<>();
    private final Listing<SimulatedUser> listing;

    Users(Quotas quotas, Duration listLag, Clock clock, Ids ids, Ownership ownership) {
        this.quotas = quotas;
        this.clock = clock;
        this.ids = ids;
        this.ownership = ownership;
        this.listing = new Listing<>(listLag, clock);
    }

    public SimulatedUser create(
            String userPrincipalName, String displayName, Consumer<SimulatedUser.Builder> furtherFields) {
        refuseTakenName(userPrincipalName, null);
        if (byId.size() >= quotas.users()) {
            throw RamError.tooManyUsers();
        }
        SimulatedUser.Builder builder = new SimulatedUser.Builder(ids.next(), userPrincipalName, displayName, now());
        furtherFields.accept(builder);
        return keep(builder.build());
    }

    public SimulatedUser change(SimulatedUser user, Consumer<SimulatedUser.Builder> change) {
        SimulatedUser.Builder builder = user.change();
        change.accept(builder);
        SimulatedUser changed = builder.updateDate(now()).build();
        refuseTakenName(changed.userPrincipalName(), user.userId());
        idByName.remove(key(user.userPrincipalName()));
        return keep(changed);
    }

    public void delete(SimulatedUser user) {
        ownership.release(user.userId());
        forget(user);
    }

    /** Deletes a user with all that hangs on it, as the console does. */
    void purge(SimulatedUser user) {
        ownership.removeAll(user.userId());
        forget(user);
    }

    public SimulatedUser withName(String userPrincipalName) {
        return findByName(userPrincipalName).orElseThrow(RamError::noSuchUser);
    }

    public SimulatedUser withId(String userId) {
        return findById(userId).orElseThrow(RamError::noSuchUser);
    }

    public Optional<SimulatedUser> findByName(String userPrincipalName) {
        return Optional.ofNullable(idByName.get(key(userPrincipalName))).flatMap(this::findById);
    }

    public Optional<SimulatedUser> findById(String userId) {
        return Optional.ofNullable(byId.get(userId));
    }

    public Page<SimulatedUser> page(Predicate<SimulatedUser> filter, PageRequest request) {
        return listing.page("", filter, request);
    }

    public int count() {
        return byId.size();
    }

    List<SimulatedUser> all() {
        return List.copyOf(byId.values());
    }

    void moveToDomain(String domain) {
        for (SimulatedUser user : all()) {
            change(user, builder -> builder.userPrincipalName(user.userName() + "@" + domain));
        }
    }

    void clear() {
        byId.clear();
        idByName.clear();
        listing.clear();
    }

    private SimulatedUser keep(SimulatedUser user) {
        byId.put(user.userId(), user);
        idByName.put(key(user.userPrincipalName()), user.userId());
        listing.put(user.userId(), user);
        return user;
    }

    private void forget(SimulatedUser user) {
        byId.remove(user.userId());
        idByName.remove(key(user.userPrincipalName()));
        listing.remove(user.userId());
    }

    private void refuseTakenName(String userPrincipalName, @Nullable String ownId) {
        String holder = idByName.get(key(requireNonNull(userPrincipalName)));
        if (holder != null && !holder.equals(ownId)) {
            throw RamError.userExists();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String key(String userPrincipalName) {
        return userPrincipalName.toLowerCase(Locale.ROOT);
    }
}
