package ramscim.server.security;

import java.util.List;
import java.util.Set;
import ramscim.server.start.StartException;

/** What a client may, whatever way it signs in. */
public record ClientTerms(TokenScope scope, Set<TokenRight> rights, ClientLimits limits) {
    public ClientTerms {
        rights = Set.copyOf(rights);
    }

    /** As they stand in the configuration, under a key. */
    static ClientTerms configured(
            String key, TokenScope scope, Set<TokenRight> rights, List<String> addresses, int requestsPerMinute) {
        try {
            return new ClientTerms(scope, rights, new ClientLimits(addresses, requestsPerMinute));
        } catch (IllegalArgumentException e) {
            throw new StartException("Correct the client %s: %s".formatted(key, e.getMessage()));
        }
    }
}
