package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"System:AliyunECSReadOnlyAccess", "Custom:own-policy", "Custom:of:others"})
    void parse_typeAndName_printsTheSame(String text) {
        assertThat(PolicyName.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AliyunECSReadOnlyAccess",
                "system:ReadOnlyAccess",
                ":ReadOnlyAccess",
                "System:",
                "Custom:a b",
                ""
            })
    void parse_anythingElse_isAViolation(String text) {
        assertThatThrownBy(() -> PolicyName.parse(text)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void key_otherCase_isTheSameAndOtherTypeIsNot() {
        assertThat(PolicyName.system("administratoraccess").key())
                .isEqualTo(PolicyName.system("AdministratorAccess").key())
                .isNotEqualTo(PolicyName.custom("AdministratorAccess").key());
    }
}
