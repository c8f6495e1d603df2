package ramscim.server.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.server.words.Words;

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
        String userAgent) {
    /** What people call the provider. */
    public Words words() {
        return provider.equals(IdentityProviders.nameless(token))
                ? Words.of("health.by-token", token)
                : Words.quoted(provider);
    }
}
