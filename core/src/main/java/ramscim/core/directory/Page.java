package ramscim.core.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing.
 *
 * @param next what to ask for the part after it with; null if it is the last
 * @param passedOver what RAM listed too and is not as its own rules have it, in RAM's words
 */
public record Page<T>(List<T> entries, @Nullable String next, List<String> passedOver) {
    public Page {
        entries = List.copyOf(entries);
        passedOver = List.copyOf(passedOver);
    }

    public Page(List<T> entries, @Nullable String next) {
        this(entries, next, List.of());
    }

    /**
     * All entries of a listing. What is listed while others come and go may be on two pages; of each identity only the later one is given.
     *
     * @param page the part that begins at a marker, the first if that is null
     */
    public static <T> List<T> all(Function<@Nullable String, Page<T>> page, Function<T, Object> identity) {
        Map<Object, T> all = new LinkedHashMap<>();
        Page<T> last = page.apply(null);
        while (true) {
            last.entries().forEach(entry -> all.put(identity.apply(entry), entry));
            if (last.next() == null) {
                return List.copyOf(all.values());
            }
            last = page.apply(last.next());
        }
    }
}
