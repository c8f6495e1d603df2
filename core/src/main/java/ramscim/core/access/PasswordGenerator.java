package ramscim.core.access;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;

/** Makes passwords that keep every rule an account can have, and that a person can type. */
public final class PasswordGenerator {
    /** Without those that are taken for one another. */
    private static final List<String> KINDS =
            List.of("abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "!@#$%^&*-_=+");

    private static final String ALL = String.join("", KINDS);

    private static final int LENGTH = 20;

    private final SecureRandom random = new SecureRandom();

    public Secret generate(PasswordPolicy policy, UserPrincipalName user) {
        int length = Math.max(LENGTH, policy.minimumLength());
        Secret password;
        do {
            password = new Secret(characters(length));
        } while (policy.violation(password, user).isPresent());
        return password;
    }

    private String characters(int length) {
        List<Character> characters = new ArrayList<>(length);
        KINDS.forEach(kind -> characters.add(anyOf(kind)));
        while (characters.size() < length) {
            characters.add(anyOf(ALL));
        }
        Collections.shuffle(characters, random);
        return characters.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private char anyOf(String kind) {
        return kind.charAt(random.nextInt(kind.length()));
    }
}
