package ramscim.server.ram;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import ramscim.adapter.AliyunCredentials;
import ramscim.adapter.ApiClass;

/**
 * Whether RAM can be reached, as the circuit breakers and the credentials' source have learned it from the calls that were made; asking costs no call. An outage is
 * shown here and takes neither liveness nor readiness down: the bridge goes on answering reads and keeps what it cannot carry out.
 */
final class RamHealthIndicator extends AbstractHealthIndicator {
    private final CircuitBreakerRegistry breakers;
    private final AliyunCredentials credentials;

    RamHealthIndicator(CircuitBreakerRegistry breakers, AliyunCredentials credentials) {
        super("The state of the circuit breakers cannot be read");
        this.breakers = breakers;
        this.credentials = credentials;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        boolean open = false;
        for (ApiClass apiClass : ApiClass.values()) {
            CircuitBreaker breaker = breakers.circuitBreaker(apiClass.instanceName());
            health.withDetail(apiClass.instanceName(), breaker.getState().name());
            open |= isOpen(breaker.getState());
        }
        health.status(open ? Status.OUT_OF_SERVICE : Status.UP);
        credentials.problem().ifPresent(problem -> health.down().withDetail("credentials", problem));
    }

    private static boolean isOpen(CircuitBreaker.State state) {
        return switch (state) {
            case OPEN, FORCED_OPEN -> true;
            case CLOSED, HALF_OPEN, DISABLED, METRICS_ONLY -> false;
        };
    }
}
