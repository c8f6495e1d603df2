package ramscim.server.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request with a valid token that was refused.
 *
 * @param token its name
 * @param endpoint such as {@code Users}; {@code other} if there is no such endpoint
 * @param scimType RFC 7644, section 3.12; null if the error has none
 * @param detail what the provider was told
 */
public record RefusedRequest(
        String token,
        Instant at,
        String address,
        String method,
        String endpoint,
        int status,
        @Nullable String scimType,
        String detail) {
    /** Whether it was sent to an address that is none of the bridge's. */
    public boolean isLost() {
        return status == 404 && endpoint.equals(NOWHERE);
    }

    static final String NOWHERE = "other";
}
