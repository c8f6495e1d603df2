package ramscim.server.security;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Shows what health is made of where {@link ActuatorProperties} says so, unless the configuration has Spring's own key.
 */
final class HealthDetails implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        String shown = ActuatorProperties.isOpen(environment) ? "always" : "never";
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "health details", Map.of("management.endpoint.health.show-details", shown)));
    }
}
