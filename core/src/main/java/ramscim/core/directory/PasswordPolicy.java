package ramscim.core.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the account asks of a new password (IMS GetPasswordPolicy).
 *
 * @param minimumLength 8-32
 * @param minimumDifferentCharacters 0-8; 0 asks for nothing
 * @param notContainUserName whether the local part of the logon name is forbidden in it
 * @param reusePrevention how many former passwords are forbidden, 0-24; only RAM knows them
 */
public record PasswordPolicy(
        int minimumLength,
        boolean requireLowercase,
        boolean requireUppercase,
        boolean requireNumbers,
        boolean requireSymbols,
        int minimumDifferentCharacters,
        boolean notContainUserName,
        int reusePrevention) {
    /** No policy can ask for more, and no password can be longer. */
    public static final int MAX_LENGTH = 32;

    private static final Pattern LOWERCASE = Pattern.compile("[a-z]");
    private static final Pattern UPPERCASE = Pattern.compile("[A-Z]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]");
    private static final Pattern SYMBOL = Pattern.compile("[^A-Za-z0-9]");

    /** The rule that a password breaks, as a clause ({@code must contain a digit}), as far as that can be told before RAM is asked. */
    public Optional<String> violation(Secret password, UserPrincipalName user) {
        String text = password.reveal();
        return Stream.of(
                        rule(text.length() < minimumLength, "must be at least %d characters long", minimumLength),
                        rule(text.length() > MAX_LENGTH, "must be at most %d characters long", MAX_LENGTH),
                        lacking(requireLowercase, LOWERCASE, text, "a lower-case letter"),
                        lacking(requireUppercase, UPPERCASE, text, "an upper-case letter"),
                        lacking(requireNumbers, NUMBER, text, "a digit"),
                        lacking(requireSymbols, SYMBOL, text, "a symbol"),
                        rule(
                                text.chars().distinct().count() < minimumDifferentCharacters,
                                "must contain at least %d different characters",
                                minimumDifferentCharacters),
                        rule(
                                notContainUserName
                                        && text.toLowerCase(Locale.ROOT).contains(user.key()),
                                "must not contain the user's name"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> lacking(boolean required, Pattern kind, String text, String inWords) {
        return rule(required && !kind.matcher(text).find(), "must contain %s", inWords);
    }

    private static Optional<String> rule(boolean broken, String rule, Object... values) {
        return broken ? Optional.of(rule.formatted(values)) : Optional.empty();
    }
}
