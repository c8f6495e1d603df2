package ramscim.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapVariablesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BRIDGE_ACCESS_ROLE_POLICIES_AUDITOR    | bridge.access.role-policies[auditor]
            BRIDGE_ACCESS_ROLE_POLICIES_auditor    | bridge.access.role-policies[auditor]
            BRIDGE_ACCESS_ROLE_POLICIES_READ_ONLY  | bridge.access.role-policies[read_only]
            BRIDGE_ACCESS_GROUP_POLICIES_FINANCE   | bridge.access.group-policies[finance]
            """)
    void entries_variableOfAMapWithADash_isAnEntry(String variable, String key) {
        assertThat(MapVariables.entries(Map.of(variable, "System:ReadOnlyAccess")))
                .isEqualTo(Map.of(key, "System:ReadOnlyAccess"));
    }

    @ParameterizedTest
    @CsvSource({
        "BRIDGE_ACCESS_ROLEPOLICIES_AUDITOR",
        "BRIDGE_ACCESS_ROLE_POLICIES_",
        "BRIDGE_ACCESS_ROLE_POLICIES",
        "ACCESS_ROLE_POLICIES_AUDITOR"
    })
    void entries_ofOthers_areNone(String variable) {
        assertThat(MapVariables.entries(Map.of(variable, "System:ReadOnlyAccess")))
                .isEmpty();
    }
}
