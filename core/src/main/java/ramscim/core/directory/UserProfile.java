package ramscim.core.directory;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The describing attributes of a RAM user that CreateUser and UpdateUser of IMS take.
 *
 * @param displayName 1-24 characters; counted in UTF-16 units, the strictest reading of the documentation
 * @param email valid on the China site only
 * @param mobilePhone {@code <country code>-<number>}; valid on the China site only
 * @param comments 1-128 characters
 */
public record UserProfile(
        UserPrincipalName userPrincipalName,
        String displayName,
        @Nullable String email,
        @Nullable String mobilePhone,
        @Nullable String comments) {
    public static final int MAX_DISPLAY_NAME = 24;
    public static final int MAX_COMMENTS = 128;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final Pattern MOBILE_PHONE = Pattern.compile("[1-9][0-9]{0,2}-[0-9]{4,15}");

    public UserProfile {
        checkDisplayName(displayName);
        if (email != null) {
            checkEmail(email);
        }
        if (mobilePhone != null) {
            checkMobilePhone(mobilePhone);
        }
        if (comments != null) {
            checkComments(comments);
        }
    }

    private static void checkDisplayName(String displayName) {
        if (displayName.isEmpty() || displayName.length() > MAX_DISPLAY_NAME) {
            throw new RuleViolation("must be 1 to %d characters long".formatted(MAX_DISPLAY_NAME));
        }
    }

    public static void checkEmail(String email) {
        if (email.length() > 254 || !EMAIL.matcher(email).matches()) {
            throw new RuleViolation("must be an e-mail address of the form name@domain");
        }
    }

    private static void checkMobilePhone(String mobilePhone) {
        if (!MOBILE_PHONE.matcher(mobilePhone).matches()) {
            throw new RuleViolation("must have the form <country code>-<number>");
        }
    }

    public static void checkComments(String comments) {
        if (comments.isEmpty() || comments.length() > MAX_COMMENTS) {
            throw new RuleViolation("must be 1 to %d characters long".formatted(MAX_COMMENTS));
        }
    }
}
