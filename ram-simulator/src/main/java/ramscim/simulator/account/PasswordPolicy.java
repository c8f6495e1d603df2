package ramscim.simulator.account;

import java.util.List;
import java.util.Locale;

/**
 * What the account asks of passwords (GetPasswordPolicy). The ages and the number of attempts are kept and told, but
 * nothing expires and nobody is locked out.
 *
 * @param maxLoginAttempts {@code MaxLoginAttemps} on the wire
 * @param initialPasswordAge how many days an initial password is good; 0: for ever
 */
public record PasswordPolicy(
        int minimumPasswordLength,
        boolean requireLowercaseCharacters,
        boolean requireUppercaseCharacters,
        boolean requireNumbers,
        boolean requireSymbols,
        int minimumPasswordDifferentCharacter,
        boolean passwordNotContainUserName,
        int passwordReusePrevention,
        boolean hardExpire,
        int maxPasswordAge,
        int maxLoginAttempts,
        int initialPasswordAge) {

    /** How many days an initial password is good unless the policy says otherwise. */
    public static final int INITIAL_PASSWORD_AGE = 14;

    /** The longest that any policy can ask for, and the longest that the console takes. */
    public static final int LONGEST = 32;

    private static final PasswordPolicy DEFAULT =
            new PasswordPolicy(8, false, false, false, false, 0, false, 0, false, 0, 0, INITIAL_PASSWORD_AGE);

    public PasswordPolicy {
        check("MinimumPasswordLength", minimumPasswordLength, 8, LONGEST);
        check("MinimumPasswordDifferentCharacter", minimumPasswordDifferentCharacter, 0, 8);
        check("PasswordReusePrevention", passwordReusePrevention, 0, 24);
        check("MaxPasswordAge", maxPasswordAge, 0, 1095);
        check("MaxLoginAttemps", maxLoginAttempts, 0, 32);
        check("InitialPasswordAge", initialPasswordAge, 0, 90);
    }

    /** What an account has whose administrator never touched it. */
    public static PasswordPolicy defaults() {
        return DEFAULT;
    }

    /** One that asks for all four kinds of characters. */
    public static PasswordPolicy demanding(int minimumPasswordLength) {
        return new PasswordPolicy(
                minimumPasswordLength, true, true, true, true, 0, false, 0, false, 0, 0, INITIAL_PASSWORD_AGE);
    }

    boolean accepts(String password, String userName, List<Secret> former) {
        return password.length() >= minimumPasswordLength
                && password.length() <= LONGEST
                && hasKinds(password)
                && password.chars().distinct().count() >= minimumPasswordDifferentCharacter
                && !(passwordNotContainUserName && lower(password).contains(lower(userName)))
                && former.stream().limit(passwordReusePrevention).noneMatch(old -> old.is(password));
    }

    private boolean hasKinds(String password) {
        return (!requireLowercaseCharacters || password.matches(".*[a-z].*"))
                && (!requireUppercaseCharacters || password.matches(".*[A-Z].*"))
                && (!requireNumbers || password.matches(".*[0-9].*"))
                && (!requireSymbols || password.matches(".*[^A-Za-z0-9].*"));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be between " + least + " and " + most + ", but is " + value);
        }
    }
}
