package ramscim.core.provisioning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An intent that was given up because RAM or the rules refused it for good.
 *
 * @param subject the name that an administrator knows the resource by
 * @param ramRequestId RAM's RequestId, if RAM refused it
 */
public record Failure(
        Instant at,
        String subject,
        ProvisioningException.Reason reason,
        String detail,
        @Nullable String ramRequestId) {}
