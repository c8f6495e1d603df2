package ramscim.store;

import java.util.Arrays;
import java.util.Optional;

/**
 * One of a set as the database names it. While replicas are replaced, and after a version was gone back from, there are
 * names of a newer version among those: what has one is passed over, or is told with the name as it is, and nothing
 * else fails for it. So nobody who reads a database asks {@link Enum#valueOf}.
 */
public final class KeptName {
    private KeptName() {}

    /** Empty for a name that only a newer version has. */
    public static <E extends Enum<E>> Optional<E> of(Class<E> set, String name) {
        return Arrays.stream(set.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    /** @param standIn what a name that only a newer version has is taken for */
    public static <E extends Enum<E>> E of(String name, E standIn) {
        return of(standIn.getDeclaringClass(), name).orElse(standIn);
    }

    /**
     * Of a set that no version adds to, because whoever works with it could do nothing right without knowing it, such
     * as whether somebody joins a group or leaves it.
     */
    public static <E extends Enum<E>> E ofClosed(Class<E> set, String name) {
        return of(set, name)
                .orElseThrow(() -> new IllegalStateException(
                        "The database has a %s that no version knows: %s".formatted(set.getSimpleName(), name)));
    }
}
