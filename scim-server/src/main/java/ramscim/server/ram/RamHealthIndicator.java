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

/**
 * Whether RAM can be reached, as the circuit breakers and the credentials' source have learned it from the calls that were made; asking costs no call. An outage is
 * shown here and takes neither liveness nor readiness down: the bridge goes on answering reads and keeps what it cannot carry out.
 */
final class RamHealthIndicator extends AbstractHealthIndicator {
    private final AliyunRam ram;
    private final AliyunCredentials credentials;

    RamHealthIndicator(AliyunRam ram, AliyunCredentials credentials) {
        super("The state of the circuit breakers cannot be read");
        this.ram = ram;
        this.credentials = credentials;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<ApiState> states = ram.states();
        states.forEach(state -> health.withDetail(state.apiClass().instanceName(), details(state)));
        health.status(states.stream().anyMatch(ApiState::isDown) ? Status.OUT_OF_SERVICE : Status.UP);
        RamStanding standing = RamStanding.of(credentials, ram.standing());
        health.withDetail("credentials", details(standing));
        if (!standing.usable()) {
            health.down();
        }
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
        if (standing.clockProblem() != null) {
            details.put("clock", standing.clockProblem());
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
