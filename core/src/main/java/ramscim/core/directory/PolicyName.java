package ramscim.core.directory;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which policy is meant: a system policy and a custom one may have the same name (RAM {@code PolicyType} and {@code PolicyName}).
 *
 * @param name 1-128 characters without a space. RAM documents letters, digits and hyphens, but this also names what others made
 */
public record PolicyName(PolicyType type, String name) {
    public static final int MAX_LENGTH = 128;

    private static final Pattern ALLOWED = Pattern.compile("\\S{1," + MAX_LENGTH + "}");

    private static final Pattern DOCUMENTED = Pattern.compile("[A-Za-z0-9-]+");

    public PolicyName {
        if (!isValid(name)) {
            throw new RuleViolation("must be 1 to %d characters without a space".formatted(MAX_LENGTH));
        }
    }

    public static boolean isValid(String name) {
        return ALLOWED.matcher(name).matches();
    }

    /** Whether it is a name that RAM documents, so that it may be one to attach. */
    public boolean isAsDocumented() {
        return DOCUMENTED.matcher(name).matches();
    }

    public static PolicyName system(String name) {
        return new PolicyName(PolicyType.SYSTEM, name);
    }

    public static PolicyName custom(String name) {
        return new PolicyName(PolicyType.CUSTOM, name);
    }

    /** Reads {@code System:AliyunECSReadOnlyAccess} and the like. */
    public static PolicyName parse(String text) {
        int colon = text.indexOf(':');
        PolicyType type = PolicyType.of(text.substring(0, Math.max(0, colon)))
                .orElseThrow(
                        () -> new RuleViolation("must have the form System:<policy name> or Custom:<policy name>"));
        return new PolicyName(type, text.substring(colon + 1));
    }

    /** What two names have in common when they must be taken for the same policy: it is not documented that RAM minds the case. */
    public String key() {
        return type.value() + ":" + name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return type.value() + ":" + name;
    }
}
