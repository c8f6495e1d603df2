package ramscim.server.oauth;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;

/**
 * Access tokens of the bridge.
 *
 * @param accessTokenLife how long one works
 */
@ConfigurationProperties("bridge.scim")
record OAuthProperties(@DefaultValue("1h") Duration accessTokenLife) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    OAuthProperties {
        if (accessTokenLife.compareTo(SHORTEST) < 0 || accessTokenLife.compareTo(LONGEST) > 0) {
            throw new StartException(
                    "Set %s to a minute to a day.".formatted(SettingName.of("bridge.scim.access-token-life")));
        }
    }
}
