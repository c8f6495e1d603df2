package ramscim.server.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token as administrators see it; what it is made of nobody sees after it was made.
 *
 * @param id of the token's row; null for the one of the configuration
 * @param replaced when it was rotated: a newer one has its name
 */
public record ScimToken(
        @Nullable String id,
        String name,
        TokenScope scope,
        @Nullable Instant created,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        @Nullable Instant replaced,
        @Nullable LastUse lastUse) {

    /** When and by whom a token was used last. */
    public record LastUse(Instant at, String address, String userAgent) {}

    /** Whether it stands in the configuration, where alone it can be changed. */
    public boolean isConfigured() {
        return id == null;
    }

    public boolean isValidAt(Instant now) {
        return revoked == null && (expires == null || expires.isAfter(now));
    }

    /** Whether its end comes as a surprise: one that was rotated or revoked ends as it should. */
    boolean endsUnplanned() {
        return revoked == null && replaced == null && expires != null;
    }
}
