package ramscim.server.security;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What everybody sees of the bridge's operation.
 *
 * @param open whether the details of health and the metrics are on the port of SCIM, too
 */
@ConfigurationProperties("bridge.actuator")
record ActuatorProperties(@DefaultValue("false") boolean open) {
    /** A port of its own is for those who run the bridge. */
    static boolean isOpen(Environment environment) {
        return ManagementPortType.get(environment) == ManagementPortType.DIFFERENT
                || environment.getProperty("bridge.actuator.open", Boolean.class, false);
    }
}
