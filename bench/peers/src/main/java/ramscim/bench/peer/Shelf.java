package ramscim.bench.peer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Resources found by id and by name without a search, as the bridge finds them. */
final class Shelf<R> {
    private final ConcurrentSkipListMap<String, R> byId = new ConcurrentSkipListMap<>();
    private final Map<String, R> byName = new ConcurrentHashMap<>();

    void put(String id, String name, R resource) {
        byId.put(id, resource);
        byName.put(name, resource);
    }

    @Nullable R byId(String id) {
        return byId.get(id);
    }

    List<R> byName(String name) {
        R found = byName.get(name);
        return found == null ? List.of() : List.of(found);
    }

    /** @param startIndex from 1 */
    List<R> page(int startIndex, int count) {
        return byId.values().stream().skip(startIndex - 1L).limit(count).toList();
    }

    int size() {
        return byName.size();
    }
}
