package ramscim.core.provisioning;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Secret;
import ramscim.core.resource.ResourceId;

/** The passwords that came with intents which are not carried out yet: in memory only, and no longer than that. */
final class LivePasswords {
    private final Map<ResourceId, Live> passwords = new ConcurrentHashMap<>();

    private record Live(long sequence, Secret password) {}

    void keep(ResourceId id, long sequence, Secret password) {
        passwords.put(id, new Live(sequence, password));
    }

    @Nullable Secret of(ResourceId id) {
        Live live = passwords.get(id);
        return live == null ? null : live.password();
    }

    /** The intent with this sequence is done with, and so are older ones. */
    void forget(ResourceId id, long sequence) {
        passwords.computeIfPresent(id, (same, live) -> live.sequence() <= sequence ? null : live);
    }
}
