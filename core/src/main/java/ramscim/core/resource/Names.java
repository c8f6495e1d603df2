package ramscim.core.resource;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * When two names are one, wherever something hangs on a name. Characters that Unicode says are the same are the same (NFC, UAX #15), and so are
 * ASCII letters of either case. No further case is folded: a rule for {@code k} is none for what only becomes one in some language.
 */
public final class Names {
    /** What nobody sees, and what changes the order of what is seen: with it two names look alike and are two. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final Pattern ASCII_CAPITALS = Pattern.compile("[A-Z]+");

    private Names() {}

    /** The one way to write the name. */
    public static String canonical(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }

    /** What two names have in common when they are one. */
    public static String key(String name) {
        return ASCII_CAPITALS
                .matcher(canonical(name))
                .replaceAll(capitals -> capitals.group().toLowerCase(Locale.ROOT));
    }

    /** Whether a person who reads the name can be deceived by what is not seen of it. */
    public static boolean hasUnseen(String name) {
        return UNSEEN.matcher(name).find();
    }
}
