package ramscim.server.bundle;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.server.settings.Setting;
import ramscim.server.start.KnownSettings;

/**
 * The configuration for strangers: a value that somebody set is shown if its type leaves no room for a secret or a
 * name. A text may be anything, whatever its key is called, and is not shown.
 */
final class ShareableSettings {
    private static final Set<String> CLOSED = Set.of(
            "java.lang.Boolean",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Double",
            "java.time.Duration",
            "org.springframework.util.unit.DataSize");

    private final KnownSettings known;

    ShareableSettings(KnownSettings known) {
        this.known = known;
    }

    String text(List<Setting> settings) {
        return settings.stream()
                .map(setting -> "%s = %s (%s)"
                        .formatted(
                                setting.key(), value(setting), setting.origin().english()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String value(Setting setting) {
        if (setting.isDefault() || setting.value().isBlank()) {
            return setting.value();
        }
        String type = known.type(setting.key());
        if (type.equals("java.net.URI")) {
            return host(setting.value());
        }
        return CLOSED.contains(type) || isEnum(type) ? setting.value() : "set, not shown";
    }

    /** Without who is to sign in there, and with what. */
    private static String host(String address) {
        try {
            URI uri = URI.create(address);
            return "%s://%s".formatted(uri.getScheme(), uri.getHost());
        } catch (IllegalArgumentException e) {
            return "set, not an address";
        }
    }

    private static boolean isEnum(String type) {
        Class<?> named = named(type);
        return named != null && named.isEnum();
    }

    private static @Nullable Class<?> named(String type) {
        try {
            return type.isEmpty() ? null : Class.forName(type, false, ShareableSettings.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
