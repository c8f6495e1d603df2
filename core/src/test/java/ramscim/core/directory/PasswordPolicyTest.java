package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordPolicyTest {
    private static final UserPrincipalName ALICE = UserPrincipalName.parse("Alice@example.onaliyun.com");

    private final PasswordPolicy demanding = new PasswordPolicy(10, true, true, true, true, 6, true, 0);
    private final PasswordPolicy easy = new PasswordPolicy(8, false, false, false, false, 0, false, 0);

    @ParameterizedTest
    @CsvSource({
        "Aa1-bcdef, must be at least 10 characters long",
        "Aa1-567890123456789012345678901bc, must be at most 32 characters long",
        "AA1-BCDEFG, must contain a lower-case letter",
        "aa1-bcdefg, must contain an upper-case letter",
        "Aaa-bcdefg, must contain a digit",
        "Aa12bcdefg, must contain a symbol",
        "Aa1-Aa1-Aa1-, must contain at least 6 different characters",
        "Aa1-bc-aLIce, must not contain the user's name"
    })
    void violation_passwordThatBreaksOneRule_saysWhich(String password, String rule) {
        assertThat(demanding.violation(new Secret(password), ALICE)).contains(rule);
    }

    @Test
    void violation_passwordThatKeepsEveryRule_isNone() {
        assertThat(demanding.violation(new Secret("Aa1-bcdefg"), ALICE)).isEmpty();
    }

    @Test
    void violation_ruleThatIsOff_isNotAsked() {
        assertThat(easy.violation(new Secret("alicealice"), ALICE)).isEmpty();
    }
}
