package ramscim.server.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ramscim.server.security.ScimToken;
import ramscim.server.security.TokenAdministration;
import ramscim.server.traffic.Arrivals;
import ramscim.server.traffic.ProviderActivity;
import ramscim.server.traffic.RefusedRequest;
import ramscim.server.traffic.ScimClients;

/** Puts together what is known of a provider that is being set up. */
@Component
final class Connections {
    private static final Duration OF_LATE = Duration.ofHours(24);

    private final TokenAdministration tokens;
    private final ScimClients clients;
    private final Arrivals arrivals;
    private final Clock clock;

    Connections(TokenAdministration tokens, ScimClients clients, Arrivals arrivals, Clock clock) {
        this.tokens = tokens;
        this.clients = clients;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /**
     * @param wanted the name of a token; null or unknown: the one that was made for the provider, or that it has used
     * @param base the address of the SCIM endpoint
     */
    Connection of(Provider provider, @Nullable String wanted, String base) {
        List<String> valid = valid();
        String token = valid.contains(wanted) ? wanted : chosen(provider, valid);
        ProviderActivity last = token == null ? null : last(token);
        RefusedRequest refused = token == null ? null : arrivals.lastRefused(token);
        return new Connection(
                provider,
                valid,
                token,
                Step.of(provider, token == null ? Map.of() : arrivals.milestones(token)),
                last,
                refused == null ? null : Trouble.of(refused, provider, base),
                refused != null && isOvercome(refused, last),
                strangers(provider, base));
    }

    private List<String> valid() {
        Instant now = clock.instant();
        return tokens.list().stream()
                .filter(token -> token.isValidAt(now))
                .map(ScimToken::name)
                .distinct()
                .toList();
    }

    private @Nullable String chosen(Provider provider, List<String> valid) {
        return valid.stream()
                .filter(name -> name.equals(provider.id()) || name.startsWith(provider.id() + "-"))
                .findFirst()
                .orElseGet(() -> used(provider, valid));
    }

    private @Nullable String used(Provider provider, List<String> valid) {
        return clients.all().stream()
                .filter(client -> client.provider().equals(provider.label()) && valid.contains(client.token()))
                .map(ProviderActivity::token)
                .findFirst()
                .orElse(null);
    }

    private @Nullable ProviderActivity last(String token) {
        return clients.all().stream()
                .filter(client -> client.token().equals(token))
                .findFirst()
                .orElse(null);
    }

    private static boolean isOvercome(RefusedRequest refused, @Nullable ProviderActivity last) {
        return last != null
                && last.lastAccepted() != null
                && last.lastAccepted().isAfter(refused.at());
    }

    private List<Trouble> strangers(Provider provider, String base) {
        Instant earliest = clock.instant().minus(OF_LATE);
        return arrivals.turnedAway().stream()
                .filter(stranger -> stranger.at().isAfter(earliest))
                .map(stranger -> Trouble.of(stranger, provider, base))
                .toList();
    }
}
