package ramscim.core.directory;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A display name in the characters that RAM documents for its own operations: letters and digits of ASCII, {@code @ . _ -}, and Han characters. IMS
 * states none, so a name goes to RAM as it is, and in this form only if RAM refuses it for its characters.
 */
public final class PlainDisplayName {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9@._\\p{IsHan}-]+");
    private static final Pattern EDGES = Pattern.compile("^\\.+|\\.+$");

    private PlainDisplayName() {}

    /** Accents go, whatever else is not documented becomes a dot; empty if nothing is left. */
    public static String of(String displayName) {
        String bare = MARKS.matcher(Normalizer.normalize(displayName, Normalizer.Form.NFD))
                .replaceAll("");
        return EDGES.matcher(OTHERS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFC))
                        .replaceAll("."))
                .replaceAll("");
    }

    /** Whether RAM shows what was wanted, if only in plain characters. */
    public static boolean shows(@Nullable String is, String wanted) {
        return wanted.equals(is) || (is != null && !is.isEmpty() && is.equals(of(wanted)));
    }
}
