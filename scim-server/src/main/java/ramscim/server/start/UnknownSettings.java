package ramscim.server.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/**
 * Says at the start which settings of the bridge nobody reads: they are misspelt, and what they were to do is not done.
 */
@Component
final class UnknownSettings {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownSettings.class);
    private static final Pattern OURS = Pattern.compile("(BRIDGE_|bridge\\.).+");

    private final ConfigurableEnvironment environment;

    UnknownSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        Set<String> unknown = in(names());
        if (!unknown.isEmpty()) {
            LOG.warn(
                    "These settings set nothing, because there are none of these names: {}. docs/configuration.md has those that there are.",
                    String.join(", ", unknown));
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                names.addAll(List.of(enumerable.getPropertyNames()));
            }
        }
        return names;
    }

    /** Those of the names that are meant for the bridge and are none of its own. */
    static Set<String> in(List<String> names) {
        KnownSettings known = KnownSettings.read();
        Set<String> unknown = new TreeSet<>();
        for (String name : names) {
            if (OURS.matcher(name).matches() && !known.has(name)) {
                unknown.add(name);
            }
        }
        return unknown;
    }
}
