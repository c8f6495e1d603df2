package ramscim.core.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deleted user that can still come back (IMS GetUserInRecycleBin). RAM does not tell its tags, so only its id says whose it was.
 *
 * @param recycleDate when it was deleted
 * @param deleteDate when it will be gone for good, 30 days later
 */
public record RecycledUser(
        UserId id,
        String userPrincipalName,
        String displayName,
        @Nullable Instant recycleDate,
        @Nullable Instant deleteDate) {}
