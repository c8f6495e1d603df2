package ramscim.adapter;

import org.jspecify.annotations.Nullable;

/**
 * A RAM role that is assumed with an access key.
 *
 * @param sessionName what the session is called in the account's logs
 * @param externalId what the role's trust policy may insist on
 * @param policy narrows the session down
 * @param stsRegion whose STS is asked; null is the central one
 */
public record AssumedRole(
        String roleArn,
        String sessionName,
        @Nullable String externalId,
        @Nullable String policy,
        @Nullable String stsRegion) {}
