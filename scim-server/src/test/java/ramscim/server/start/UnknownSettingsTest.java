package ramscim.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BRIDGE_SCIM_TOKEN",
                "bridge.scim.max-results",
                "BRIDGE_SCIM_MAX_RESULTS",
                "BRIDGE_SCIM_MAXRESULTS",
                "BRIDGE_ACCESS_ROLE_POLICIES_AUDITOR",
                "BRIDGE_ACCESS_ROLEPOLICIES_AUDITOR",
                "bridge.access.group-policies.[Data Engineers]",
                "bridge.access.allowed-policies[0]",
                "BRIDGE_ACCESS_ALLOWED_POLICIES_0",
                "BRIDGE_MAPPING_STRICT",
                "bridge.mapping.tags.department",
                "PATH",
                "spring.nothing"
            })
    void in_settingThatThereIs_isKnown(String name) {
        assertThat(UnknownSettings.in(List.of(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BRIDGE_SCIM_TOKE",
                "bridge.scim.max-result",
                "BRIDGE_ACCESS_ROLES_AUDITOR",
                "BRIDGE_ACCESS_ALLOWED_POLICIES_X",
                "BRIDGE_GUARD_MAX_USER"
            })
    void in_settingThatThereIsNot_isUnknown(String name) {
        assertThat(UnknownSettings.in(List.of(name))).containsExactly(name);
    }
}
