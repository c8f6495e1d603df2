package ramscim.server.start;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();
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
        List<Pattern> known = known();
        Set<String> unknown = new TreeSet<>();
        for (String name : names) {
            String plain = plain(name);
            if (OURS.matcher(name).matches()
                    && known.stream().noneMatch(key -> key.matcher(plain).matches())) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    /** Keys without what different sources write differently; lists go on with a number, maps with whatever it is. */
    private static List<Pattern> known() {
        List<Pattern> known = new ArrayList<>();
        try {
            for (URL file :
                    Collections.list(UnknownSettings.class.getClassLoader().getResources(METADATA))) {
                JSON.readTree(file).path("properties").forEach(property -> {
                    String name = property.path("name").asText();
                    if (OURS.matcher(name).matches()) {
                        known.add(Pattern.compile(
                                plain(name) + rest(property.path("type").asText())));
                    }
                });
            }
        } catch (IOException e) {
            throw new IllegalStateException("the names of the settings cannot be read", e);
        }
        return known;
    }

    private static String rest(String type) {
        if (type.startsWith("java.util.Map")) {
            return ".+";
        }
        return type.startsWith("java.util.List") ? "[0-9]*" : "";
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
