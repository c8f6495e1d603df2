package ramscim.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.PolicyName;

class PolicyAllowListTest {
    private static boolean allows(String entry, String policy) {
        return new PolicyAllowList(List.of(entry)).allows(PolicyName.parse(policy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AdministratorAccess",
                "administratoraccess",
                "AliyunSTSAssumeRoleAccess",
                "AliyunROSFullAccess",
                "AliyunResourceManagerFullAccess",
                "AliyunKMSFullAccess"
            })
    void allows_policyThatMakesMoreOfSomebody_byItsNameOnly(String name) {
        assertThat(allows("System:*", "System:" + name)).isFalse();
        assertThat(allows("System:*FullAccess*", "System:" + name)).isFalse();
        assertThat(allows("System:" + name, "System:" + name)).isTrue();
    }

    @Test
    void allows_otherPolicy_byAPattern() {
        assertThat(allows("System:*", "System:AliyunECSReadOnlyAccess")).isTrue();
        assertThat(allows("Custom:data-*", "Custom:data-read")).isTrue();
        assertThat(allows("Custom:data-*", "Custom:database")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Custom:*", "Custom:**"})
    void new_everyCustomPolicy_isRefused(String entry) {
        assertThatThrownBy(() -> new PolicyAllowList(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a custom policy may allow everything");
    }

    @ParameterizedTest
    @ValueSource(strings = {"System:AliyunECS\u200BReadOnlyAccess", "System:Aliyun_ECS", "System:Aliyun*"})
    void allows_nameThatRamDoesNotDocument_never(String policy) {
        assertThat(allows("System:*", policy)).isFalse();
    }
}
