package ramscim.simulator.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.error.RamError;

/**
 * What a List operation shows: the entries as they were some time ago.
 *
 * <p>The real service is eventually consistent; how far its lists lag is not documented, so the lag is an option.
 */
final class Listing<V> {

    private final Duration lag;
    private final boolean overlapping;
    private final Clock clock;
    private final NavigableMap<String, V> shown = new TreeMap<>();
    private final Queue<Change<V>> pending = new ArrayDeque<>();

    Listing(Duration lag, boolean overlapping, Clock clock) {
        this.lag = lag;
        this.overlapping = overlapping;
        this.clock = clock;
    }

    void put(String key, V entry) {
        change(key, entry);
    }

    void remove(String key) {
        change(key, null);
    }

    void clear() {
        pending.clear();
        shown.clear();
    }

    /** The entries whose key starts with the prefix, in the order of their keys. */
    Page<V> page(String prefix, Predicate<V> filter, PageRequest request) {
        catchUp();
        List<V> items = new ArrayList<>();
        String last = prefix;
        for (Map.Entry<String, V> entry : after(prefix, request).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            if (!filter.test(entry.getValue())) {
                continue;
            }
            if (items.size() == request.size()) {
                return new Page<>(items, encode(last));
            }
            items.add(entry.getValue());
            last = entry.getKey();
        }
        return new Page<>(items, null);
    }

    private NavigableMap<String, V> after(String prefix, PageRequest request) {
        String marker = request.marker();
        return marker == null
                ? shown.tailMap(prefix, true)
                : shown.tailMap(decode(prefix, marker), overlapping && request.size() > 1);
    }

    private void change(String key, @Nullable V entry) {
        catchUp();
        if (lag.isZero()) {
            show(key, entry);
        } else {
            pending.add(new Change<>(clock.instant().plus(lag), key, entry));
        }
    }

    private void catchUp() {
        Instant now = clock.instant();
        for (Change<V> next = pending.peek(); next != null && !next.due().isAfter(now); next = pending.peek()) {
            show(next.key(), next.entry());
            pending.remove();
        }
    }

    private void show(String key, @Nullable V entry) {
        if (entry == null) {
            shown.remove(key);
        } else {
            shown.put(key, entry);
        }
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String prefix, String marker) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
            if (key.startsWith(prefix) && key.matches("[0-9/]+")) {
                return key;
            }
        } catch (IllegalArgumentException malformed) {
            // Falls through to the same refusal as a marker of another list.
        }
        throw RamError.invalid("Marker");
    }

    private record Change<V>(
            Instant due, String key, @Nullable V entry) {}
}
