package ramscim.core.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy of the account as a listing tells of it, without its document.
 *
 * @param version the one that is in force (RAM {@code DefaultVersion})
 * @param attachments to how many users, groups and roles it is attached
 */
public record RamPolicy(
        PolicyName name,
        @Nullable String description,
        @Nullable String version,
        @Nullable Instant updateDate,
        int attachments) {}
