package ramscim.server.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program that may use the admin API with a token of its own, as administrators see it.
 *
 * @param replaced when its token was rotated: a newer one has its name
 * @param lastAddress where it came from when it was used last
 */
public record ServiceAccount(
        String id,
        String name,
        AdminRole role,
        Instant created,
        Instant expires,
        @Nullable Instant revoked,
        @Nullable Instant replaced,
        @Nullable Instant lastUsed,
        @Nullable String lastAddress) {
    public boolean isValidAt(Instant now) {
        return revoked == null && expires.isAfter(now);
    }

    /** How long it was made for, to the minute: its end was said a moment before it was made. */
    public Duration life() {
        return Duration.between(created, expires).plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
    }
}
