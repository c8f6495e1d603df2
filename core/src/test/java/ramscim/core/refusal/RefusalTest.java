package ramscim.core.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.refusal.ProvisioningException.Reason;

class RefusalTest {
    @ParameterizedTest
    @CsvSource({
        "a name must be short, a name must be short. Access was ended.",
        "RAM said no., RAM said no. Access was ended.",
        "Why?, Why? Access was ended.",
        "cut off..., cut off... Access was ended."
    })
    void adding_aSentence_standsBehindASentence(String words, String both) {
        assertThat(Refusal.of(Reason.INVALID_VALUE, words)
                        .adding("Access was ended.")
                        .words())
                .isEqualTo(both);
    }
}
