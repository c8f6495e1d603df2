package ramscim.adapter;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A RAM role that is assumed with an OIDC token, as pods do with RRSA.
 *
 * @param sessionName what the session is called in the account's logs
 * @param stsRegion whose STS is asked; null is the central one
 */
public record OidcRole(
        String roleArn,
        String providerArn,
        Path tokenFile,
        String sessionName,
        @Nullable String stsRegion) {}
