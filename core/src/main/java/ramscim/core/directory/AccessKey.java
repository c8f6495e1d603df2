package ramscim.core.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user's access key as RAM lists it, without its secret (IMS ListAccessKeys). */
public record AccessKey(
        AccessKeyId id, AccessStatus status, @Nullable Instant createDate) {}
