package ramscim.core.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ramscim.core.directory.UserProfile;

/** Cuts a name to what RAM takes, never within a character that a person would call one. */
final class DisplayNames {
    /** An extended grapheme cluster of Unicode (UAX #29): a letter with its accents, an emoji with its modifiers. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private DisplayNames() {}

    /** What RAM can show of the name; empty if nothing of it can be shown. */
    static String fit(String name) {
        return cut(CONTROL.matcher(name).replaceAll(" ").strip(), UserProfile.MAX_DISPLAY_NAME);
    }

    private static String cut(String name, int length) {
        if (name.length() <= length) {
            return name;
        }
        Matcher grapheme = GRAPHEME.matcher(name);
        int end = 0;
        while (grapheme.find() && grapheme.end() <= length) {
            end = grapheme.end();
        }
        return end == 0 ? firstCodePoints(name, length) : name.substring(0, end).stripTrailing();
    }

    /** For a single cluster that is longer than the whole name may be. */
    private static String firstCodePoints(String name, int length) {
        boolean splitsPair = Character.isHighSurrogate(name.charAt(length - 1));
        return name.substring(0, splitsPair ? length - 1 : length);
    }
}
