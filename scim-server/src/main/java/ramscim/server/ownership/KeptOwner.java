package ramscim.server.ownership;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Owner;
import ramscim.server.start.StartException;
import ramscim.store.OwnerName;

/** The bridge's name as its store has it: whatever the store knows of RAM was made under that name. */
final class KeptOwner {
    private final OwnerName stored;
    private final Clock clock;

    KeptOwner(OwnerName stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * The name; a new store takes the configured one, or one of its own.
     *
     * @param fresh makes the name of a new store for which none is configured
     * @throws StartException if the store was written under another name than the configured one
     */
    Owner claim(@Nullable String configured, Supplier<String> fresh) {
        String kept = stored.find();
        if (kept == null) {
            kept = stored.keep(configured == null ? fresh.get() : configured, clock.instant());
        }
        if (configured != null && !configured.equals(kept)) {
            throw new StartException(
                    "The store belongs to the bridge '%s', and bridge.owner says '%s': set bridge.owner to '%s' or leave it out, or use another data directory."
                            .formatted(kept, configured, kept));
        }
        return new Owner(kept);
    }

    static String random() {
        return "bridge-" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    }
}
