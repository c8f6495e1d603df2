package ramscim.core.directory;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The logon name of a RAM user, {@code <username>@<AccountAlias>.onaliyun.com} (IMS CreateUser, {@code UserPrincipalName}).
 *
 * <p>RAM compares it without case and keeps the case it was created with. The domain is the account's and changes for all
 * users at once (SetDefaultDomain), so only the local part may be used as a key.
 *
 * @param localPart 1-64 letters, digits, {@code . - _}; not starting with a hyphen
 * @param domain the account's default domain or an alias of it; the whole is at most 128 characters
 */
public record UserPrincipalName(String localPart, String domain) {
    public static final int MAX_LOCAL_PART = 64;
    public static final int MAX_LENGTH = 128;

    private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9._-]*");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9._-]+");

    public UserPrincipalName {
        checkLocalPart(localPart);
        if (!DOMAIN.matcher(domain).matches()) {
            throw new RuleViolation("must end in a domain of letters, digits, '.', '-' and '_'");
        }
        if (localPart.length() + 1 + domain.length() > MAX_LENGTH) {
            throw new RuleViolation(
                    "must be at most %d characters long together with '@%s'".formatted(MAX_LENGTH, domain));
        }
    }

    public static UserPrincipalName parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new RuleViolation("must have the form <username>@<domain>");
        }
        return new UserPrincipalName(text.substring(0, at), text.substring(at + 1));
    }

    private static void checkLocalPart(String localPart) {
        if (localPart.isEmpty()) {
            throw new RuleViolation("must have at least one character before the '@'");
        }
        if (!LOCAL_PART.matcher(localPart).matches()) {
            throw new RuleViolation(
                    "must have only letters, digits, '.', '-' and '_' before the '@', because it becomes the logon name of a"
                            + " RAM user; it has " + firstForbidden(localPart));
        }
        if (localPart.length() > MAX_LOCAL_PART) {
            throw new RuleViolation(
                    "must be at most %d characters long before the '@', because it becomes the logon name of a"
                                    .formatted(MAX_LOCAL_PART)
                            + " RAM user; it has %d".formatted(localPart.length()));
        }
        if (localPart.startsWith("-")) {
            throw new RuleViolation("must not start with '-', because it becomes the logon name of a RAM user");
        }
    }

    private static String firstForbidden(String localPart) {
        int bad = localPart
                .codePoints()
                .filter(c -> !LOCAL_PART.matcher(Character.toString(c)).matches())
                .findFirst()
                .orElseThrow();
        if (bad == ' ') {
            return "a space";
        }
        return Character.isISOControl(bad) ? "U+%04X".formatted(bad) : "'" + Character.toString(bad) + "'";
    }

    /** What two names have in common when RAM takes them for the same user: the local part, without case. */
    public String key() {
        return localPart.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
