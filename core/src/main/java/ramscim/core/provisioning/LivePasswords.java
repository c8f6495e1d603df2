package ramscim.core.provisioning;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Secret;
import ramscim.core.resource.ResourceId;

/** The passwords that came with intents which are not carried out yet: in memory only, and no longer than that. */
final class LivePasswords {
    private final Map<ResourceId, Live> passwords = new ConcurrentHashMap<>();

    private record Live(long sequence, Secret password) {}

    /**
     * Keeps a password that comes with an intent, if that is committed; if not, all is as it was.
     *
     * @param password null if none comes with it
     * @param commit tells whether the intent was taken; who carries it out may be quicker than this
     */
    boolean keepIf(ResourceId id, long sequence, @Nullable Secret password, BooleanSupplier commit) {
        if (password == null) {
            return commit.getAsBoolean();
        }
        Live before = passwords.put(id, new Live(sequence, password));
        boolean committed = false;
        try {
            committed = commit.getAsBoolean();
        } finally {
            if (!committed) {
                passwords.compute(id, (same, refused) -> before);
            }
        }
        return committed;
    }

    /** What came with the intent with this sequence, or an older one that it took the place of. */
    @Nullable Secret of(ResourceId id, long sequence) {
        Live live = passwords.get(id);
        return live == null || live.sequence() > sequence ? null : live.password();
    }

    /** The intent with this sequence is done with, and so are older ones. */
    void forget(ResourceId id, long sequence) {
        passwords.computeIfPresent(id, (same, live) -> live.sequence() <= sequence ? null : live);
    }
}
