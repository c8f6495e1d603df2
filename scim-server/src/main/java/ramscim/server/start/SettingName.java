package ramscim.server.start;

import java.util.Locale;
import java.util.regex.Pattern;

/** How messages name a setting: by its key and, because that is what most people set, by its environment variable. */
public final class SettingName {
    private static final Pattern SECRET =
            Pattern.compile(".*(token|password|secret|url|credentials?|private-?key)", Pattern.CASE_INSENSITIVE);

    private SettingName() {}

    public static String of(String key) {
        return "%s (%s)".formatted(key, key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
    }

    /** Whether the value may be one that nobody should read in a log or on a page. */
    public static boolean isSecret(String key) {
        return SECRET.matcher(key).matches();
    }
}
