package ramscim.simulator.account;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.error.RamError;

/** Entries with an id and a name. Names are the same if they differ in case only; each keeps the case it was given. */
final class Register<V> {

    private final Function<V, String> id;
    private final Function<V, String> name;
    private final Supplier<RamError> nameTaken;
    private final Listing<V> listing;
    private final Map<String, V> byId = new TreeMap<>();
    private final Map<String, String> idByName = new HashMap<>();

    Register(Function<V, String> id, Function<V, String> name, Supplier<RamError> nameTaken, Listing<V> listing) {
        this.id = id;
        this.name = name;
        this.nameTaken = nameTaken;
        this.listing = listing;
    }

    void refuseTaken(String wanted) {
        refuseTaken(wanted, null);
    }

    V add(V entry) {
        refuseTaken(name.apply(entry));
        return keep(entry);
    }

    V replace(V old, V entry) {
        refuseTaken(name.apply(entry), id.apply(old));
        idByName.remove(key(name.apply(old)));
        return keep(entry);
    }

    void remove(V entry) {
        byId.remove(id.apply(entry));
        idByName.remove(key(name.apply(entry)));
        listing.remove(id.apply(entry));
    }

    Optional<V> withName(String wanted) {
        return Optional.ofNullable(idByName.get(key(wanted))).flatMap(this::withId);
    }

    Optional<V> withId(String wanted) {
        return Optional.ofNullable(byId.get(wanted));
    }

    Page<V> page(Predicate<V> filter, PageRequest request) {
        return listing.page("", filter, request);
    }

    List<V> all() {
        return List.copyOf(byId.values());
    }

    int count() {
        return byId.size();
    }

    void clear() {
        byId.clear();
        idByName.clear();
        listing.clear();
    }

    private V keep(V entry) {
        byId.put(id.apply(entry), entry);
        idByName.put(key(name.apply(entry)), id.apply(entry));
        listing.put(id.apply(entry), entry);
        return entry;
    }

    private void refuseTaken(String wanted, @Nullable String ownId) {
        String holder = idByName.get(key(wanted));
        if (holder != null && !holder.equals(ownId)) {
            throw nameTaken.get();
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
