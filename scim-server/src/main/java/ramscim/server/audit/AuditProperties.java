package ramscim.server.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The record of changes.
 *
 * @param retention how long an event is kept; zero: for ever
 */
@ConfigurationProperties("bridge.audit")
record AuditProperties(@DefaultValue("400d") Duration retention) {
    AuditProperties {
        if (retention.isNegative()) {
            throw new IllegalArgumentException("bridge.audit.retention must not be negative");
        }
    }
}
