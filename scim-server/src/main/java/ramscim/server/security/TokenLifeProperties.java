package ramscim.server.security;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;

/**
 * How long tokens live.
 *
 * @param tokenLife of those for which nobody says it; zero for ever
 */
@ConfigurationProperties("bridge.scim")
record TokenLifeProperties(@DefaultValue("365d") Duration tokenLife) {
    private static final Duration LONGEST = Duration.ofDays(3650);

    TokenLifeProperties {
        if (tokenLife.isNegative() || tokenLife.compareTo(LONGEST) > 0) {
            throw new StartException(
                    "Set %s to at most ten years; 0 is for ever.".formatted(SettingName.of("bridge.scim.token-life")));
        }
    }

    @Nullable Instant endOfOneMadeAt(Instant now) {
        return tokenLife.isZero() ? null : now.plus(tokenLife);
    }
}
