package ramscim.server.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When somebody called the SCIM endpoint with a valid token.
 *
 * @param token its name
 * @param provider the product that called, as far as its User-Agent tells
 * @param lastAccepted when a change that it asked for was made
 */
public record ProviderActivity(
        String token,
        String provider,
        Instant lastSeen,
        @Nullable Instant lastAccepted,
        String address,
        String userAgent) {}
