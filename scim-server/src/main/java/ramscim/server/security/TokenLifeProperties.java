package ramscim.server.security;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;

/**
 * How long tokens live, and may wait to be used.
 *
 * @param tokenLife of those for which nobody says it; zero for ever
 * @param tokenUnusedAfter after which one that nobody has used is pointed out; zero for never
 */
@ConfigurationProperties("bridge.scim")
public record TokenLifeProperties(
        @DefaultValue("365d") Duration tokenLife,
        @DefaultValue("14d") Duration tokenUnusedAfter) {
    private static final Duration LONGEST = Duration.ofDays(3650);

    public TokenLifeProperties {
        if (tokenLife.isNegative() || tokenLife.compareTo(LONGEST) > 0) {
            throw new StartException(
                    "Set %s to at most ten years; 0 is for ever.".formatted(SettingName.of("bridge.scim.token-life")));
        }
        if (tokenUnusedAfter.isNegative()) {
            throw new StartException("Set %s to at least 0, which is for never."
                    .formatted(SettingName.of("bridge.scim.token-unused-after")));
        }
    }

    @Nullable Instant endOfOneMadeAt(Instant now) {
        return tokenLife.isZero() ? null : now.plus(tokenLife);
    }
}
