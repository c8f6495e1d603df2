package ramscim.server.ram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import ramscim.adapter.AliyunCredentials;
import ramscim.adapter.AliyunRam;
import ramscim.adapter.ApiState;
import ramscim.core.account.AccountQuotas;
import ramscim.core.account.HomeAccount;
import ramscim.core.directory.AccountSummary;
import ramscim.server.words.Words;

/**
 * Whether RAM can be reached, as the circuit breakers and the credentials' source have learned it from the calls that
 * were made; asking costs no call. An outage is shown here and takes neither liveness nor readiness down: the bridge
 * goes on answering reads and keeps what it cannot carry out.
 */
final class RamHealthIndicator extends AbstractHealthIndicator {
    private final AliyunRam ram;
    private final AliyunCredentials credentials;
    private final AccountQuotas quotas;
    private final HomeAccount home;

    RamHealthIndicator(AliyunRam ram, AliyunCredentials credentials, AccountQuotas quotas, HomeAccount home) {
        super("The state of the circuit breakers cannot be read");
        this.ram = ram;
        this.credentials = credentials;
        this.quotas = quotas;
        this.home = home;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<ApiState> states = ram.states();
        states.forEach(state -> health.withDetail(state.apiClass().instanceName(), details(state)));
        health.status(states.stream().anyMatch(ApiState::isDown) ? Status.OUT_OF_SERVICE : Status.UP);
        RamStanding standing = RamStanding.of(credentials, ram.standing());
        health.withDetail("credentials", details(standing));
        quotas.known().ifPresent(account -> health.withDetail("quotas", details(account)));
        if (!standing.usable()) {
            health.down();
        }
        String problem = home.problem();
        if (problem != null) {
            health.withDetail("account", problem).down();
        }
    }

    private static Map<String, String> details(AccountSummary account) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("users", used(account.users(), account.usersQuota()));
        details.put("groups", used(account.groups(), account.groupsQuota()));
        return details;
    }

    private static String used(int used, int limit) {
        return limit == 0 ? String.valueOf(used) : "%d of %d, %d %%".formatted(used, limit, 100L * used / limit);
    }

    private static Map<String, Object> details(RamStanding standing) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("source", standing.source());
        if (standing.problem() != null) {
            details.put("problem", standing.problem());
        }
        if (!standing.missingPermissions().isEmpty()) {
            details.put("missingPermissions", standing.missingPermissions().keySet());
        }
        Words clock = standing.clockProblem();
        if (clock != null) {
            details.put("clock", clock.english());
        }
        return details;
    }

    private static Map<String, Object> details(ApiState state) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("circuit", state.circuit());
        details.put("rate", state.rate());
        details.put("waiting", state.waiting());
        if (state.reason() != null && state.nextProbe() != null) {
            details.put("reason", state.reason());
            details.put("nextProbe", state.nextProbe().toString());
        }
        return details;
    }
}
