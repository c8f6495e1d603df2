package ramscim.server.security;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a token that takes another's place ends. */
@FunctionalInterface
public interface TokenEnd {
    /** @return null for never */
    @Nullable Instant of(ScimToken old, Instant now);

    /** After as long as the one before was made for; never, if that would not have ended. */
    static TokenEnd asBefore() {
        return (old, now) -> {
            Duration life = old.life();
            return life == null ? null : now.plus(life);
        };
    }

    /** @param expires null for never */
    static TokenEnd at(@Nullable Instant expires) {
        return (old, now) -> expires;
    }
}
