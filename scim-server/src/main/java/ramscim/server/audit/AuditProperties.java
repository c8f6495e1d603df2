package ramscim.server.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;

/**
 * The record of changes.
 *
 * @param retention how long an event is kept; zero: for ever
 */
@ConfigurationProperties("bridge.audit")
record AuditProperties(@DefaultValue("400d") Duration retention) {
    AuditProperties {
        if (retention.isNegative()) {
            throw new StartException("Set %s to a duration that is not negative, it is \"%s\"."
                    .formatted(SettingName.of("bridge.audit.retention"), retention));
        }
    }
}
