package ramscim.server.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Reads an environment variable for an entry of a map whose key has a dash: Spring takes each underscore of {@code
 * BRIDGE_ACCESS_ROLE_POLICIES_AUDITOR} for a dot, and would find no such map. The entry's key is the rest of the
 * variable in lower case; by case no role and no group is told apart.
 */
final class MapVariables implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final List<String> MAPS = List.of("bridge.access.role-policies", "bridge.access.group-policies");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        Map<String, Object> entries = entries(environment.getSystemEnvironment());
        if (!entries.isEmpty()) {
            environment
                    .getPropertySources()
                    .addAfter(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            new MapPropertySource("environment variables of maps", entries));
        }
    }

    static Map<String, Object> entries(Map<String, Object> variables) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (String map : MAPS) {
            String prefix = map.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + "_";
            variables.forEach((name, value) -> {
                if (name.startsWith(prefix) && name.length() > prefix.length()) {
                    String key = name.substring(prefix.length()).toLowerCase(Locale.ROOT);
                    entries.put(map + "[" + key + "]", value);
                }
            });
        }
        return entries;
    }
}
