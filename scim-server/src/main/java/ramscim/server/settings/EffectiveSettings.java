package ramscim.server.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;
import ramscim.server.start.SettingName;
import ramscim.server.words.Words;

/**
 * The configuration as it is in force, with where each value comes from. What could be a secret is hidden by its name.
 */
@Component
public final class EffectiveSettings {
    private static final List<String> SHOWN =
            List.of("bridge.", "server.", "spring.datasource.", "resilience4j.", "logging.level.");
    private static final String DEFAULTS = "application.yml";

    private final ConfigurableEnvironment environment;

    public EffectiveSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** Every key that application.yml names and that is shown, in its order, and those that are set besides. */
    public List<Setting> all() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        List<PropertySource<?>> sources = new ArrayList<>();
        environment.getPropertySources().forEach(sources::add);
        sources.stream().filter(EffectiveSettings::isDefaults).forEach(source -> add(source, settings));
        sources.stream().filter(source -> !isDefaults(source)).forEach(source -> add(source, settings));
        return List.copyOf(settings.values());
    }

    private static boolean isDefaults(PropertySource<?> source) {
        return source.getName().contains("'class path resource [" + DEFAULTS + "]'");
    }

    private void add(PropertySource<?> source, Map<String, Setting> settings) {
        if (source instanceof EnumerablePropertySource<?> enumerable) {
            for (String name : enumerable.getPropertyNames()) {
                if (SHOWN.stream().anyMatch(name::startsWith)) {
                    settings.computeIfAbsent(name, this::setting);
                }
            }
        }
    }

    private Setting setting(String key) {
        PropertySource<?> source = sourceOf(key);
        String value = environment.getProperty(key, "");
        boolean isDefault = source == null || isDefaults(source);
        return new Setting(
                key, shown(key, value), source == null ? Words.of("settings.default") : origin(source, key), isDefault);
    }

    private static String shown(String key, String value) {
        return SettingName.isSecret(key) && !value.isBlank() ? Setting.HIDDEN : value;
    }

    private @Nullable PropertySource<?> sourceOf(String key) {
        String variable = key.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
        String kept = key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        for (PropertySource<?> source : environment.getPropertySources()) {
            boolean variables = source.getName().equals("systemEnvironment");
            if (!source.getName().equals("configurationProperties")
                    && (source.containsProperty(key)
                            || (variables && (source.containsProperty(variable) || source.containsProperty(kept))))) {
                return source;
            }
        }
        return null;
    }

    private static Words origin(PropertySource<?> source, String key) {
        if (isDefaults(source)) {
            return Words.of("settings.default");
        }
        if (source.getName().equals("systemEnvironment")) {
            return Words.of(
                    "settings.environment",
                    key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT));
        }
        Origin origin = OriginLookup.getOrigin(source, key);
        if (origin instanceof TextResourceOrigin text && text.getResource() != null) {
            return Words.of(
                    "settings.file",
                    String.valueOf(text.getResource().getFilename()),
                    text.getLocation() == null
                            ? "?"
                            : Integer.toString(text.getLocation().getLine() + 1));
        }
        return switch (source.getName()) {
            case "commandLineArgs" -> Words.of("settings.command-line");
            case "systemProperties" -> Words.of("settings.system-property");
            default -> Words.quoted(source.getName());
        };
    }
}
