package ramscim.server.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person or group in a list.
 *
 * @param name the userName or displayName
 * @param title what else it is called
 * @param active null for groups
 */
public record Entry(
        String id,
        String name,
        @Nullable String title,
        @Nullable String externalId,
        @Nullable Boolean active,
        SyncState state,
        @Nullable Instant lastModified) {}
