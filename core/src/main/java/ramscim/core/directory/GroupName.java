package ramscim.core.directory;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a RAM group, by which RAM addresses it (IMS CreateGroup, {@code GroupName}); RAM compares it without case.
 *
 * @param value 1-64 letters, digits, {@code . _ -}
 */
public record GroupName(String value) {
    public static final int MAX_LENGTH = 64;

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1," + MAX_LENGTH + "}");

    public GroupName {
        if (!isValid(value)) {
            throw new RuleViolation("must be 1 to %d letters, digits, '.', '_' and '-'".formatted(MAX_LENGTH));
        }
    }

    public static boolean isValid(String text) {
        return ALLOWED.matcher(text).matches();
    }

    /** What two names have in common when RAM takes them for the same group. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
