package ramscim.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The names of users whom RAM deleted, and perhaps some more: who is not among them need not be looked for. Only where
 * no other process can write.
 */
final class FormerNames {
    private final boolean alone;
    private @Nullable Set<String> names;

    FormerNames(boolean alone) {
        this.alone = alone;
    }

    /** @param database reads all of them */
    synchronized boolean mayHave(String name, Supplier<Set<String>> database) {
        return !alone || known(database).contains(name);
    }

    /** Before the transaction ends that writes it: if it is taken back, there is one name too many. */
    synchronized void add(String name, Supplier<Set<String>> database) {
        if (alone) {
            known(database).add(name);
        }
    }

    private Set<String> known(Supplier<Set<String>> database) {
        if (names == null) {
            names = ConcurrentHashMap.newKeySet();
            names.addAll(database.get());
        }
        return names;
    }
}
