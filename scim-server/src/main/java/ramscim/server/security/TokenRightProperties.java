package ramscim.server.security;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What tokens may do that nobody made on the dashboard.
 *
 * @param tokenRights of the token of the configuration, and of the one that is made and printed at the first start
 */
@ConfigurationProperties("bridge.scim")
record TokenRightProperties(
        @DefaultValue({"passwords", "adoption"}) Set<TokenRight> tokenRights) {
    TokenRightProperties {
        tokenRights = Set.copyOf(tokenRights);
    }
}
