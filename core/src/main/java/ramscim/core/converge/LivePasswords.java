package ramscim.core.converge;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Secret;
import ramscim.core.resource.ResourceId;

/** The passwords that came with intents which are not carried out yet: in memory only, and no longer than that. */
public final class LivePasswords {
    /** By the sequences of the intents that they came with. */
    private final Map<ResourceId, NavigableMap<Long, Secret>> passwords = new ConcurrentHashMap<>();

    /**
     * Keeps a password that comes with an intent, if that is committed.
     *
     * @param password null if none comes with it
     * @param commit tells whether the intent was taken; who carries it out may be quicker than this
     */
    public boolean keepIf(ResourceId id, long sequence, @Nullable Secret password, BooleanSupplier commit) {
        if (password == null) {
            return commit.getAsBoolean();
        }
        passwords.compute(id, (same, kept) -> {
            NavigableMap<Long, Secret> all = kept == null ? new ConcurrentSkipListMap<>() : kept;
            all.put(sequence, password);
            return all;
        });
        boolean committed = false;
        try {
            committed = commit.getAsBoolean();
        } finally {
            if (!committed) {
                forget(id, sequence, sequence);
            }
        }
        return committed;
    }

    /** What came with the intent with this sequence, or an older one that it took the place of. */
    @Nullable Secret of(ResourceId id, long sequence) {
        NavigableMap<Long, Secret> kept = passwords.get(id);
        Map.Entry<Long, Secret> newest = kept == null ? null : kept.floorEntry(sequence);
        return newest == null ? null : newest.getValue();
    }

    /** The intent with this sequence is done with, and so are older ones. */
    public void forget(ResourceId id, long sequence) {
        forget(id, Long.MIN_VALUE, sequence);
    }

    /** Whose passwords are kept. */
    public Set<ResourceId> ids() {
        return Set.copyOf(passwords.keySet());
    }

    private void forget(ResourceId id, long first, long last) {
        passwords.computeIfPresent(id, (same, kept) -> {
            kept.subMap(first, true, last, true).clear();
            return kept.isEmpty() ? null : kept;
        });
    }
}
