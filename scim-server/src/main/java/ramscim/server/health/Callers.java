package ramscim.server.health;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.UnusedTokens;
import ramscim.server.traffic.ProviderActivity;
import ramscim.server.traffic.RequestTally;

/**
 * Between the identity provider and the bridge.
 *
 * @param providers who has called, the latest first
 * @param lastHour how requests were answered
 * @param expiringTokens tokens that end soon, or ended and were used all the same
 * @param unusedTokens tokens that were made long ago and never used
 */
public record Callers(
        List<ProviderActivity> providers,
        RequestTally lastHour,
        List<ScimTokens.Expiring> expiringTokens,
        List<UnusedTokens.Unused> unusedTokens) {
    public Callers {
        providers = List.copyOf(providers);
        expiringTokens = List.copyOf(expiringTokens);
        unusedTokens = List.copyOf(unusedTokens);
    }

    @Nullable ProviderActivity lastPush() {
        return providers.isEmpty() ? null : providers.get(0);
    }
}
