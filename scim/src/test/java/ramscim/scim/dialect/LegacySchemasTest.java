package ramscim.scim.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacySchemasTest {
    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** OneLogin sends the second for users and groups alike; templates copied from its documentation have the first. */
    @ParameterizedTest
    @ValueSource(strings = {"urn:scim:schemas:core:1.0", "urn:scim:schemas:core:2.0", "URN:SCIM:Schemas:Core:2.0"})
    void today_coreUrnOfADraft_isThatOfTheTypeAddressed(String urn) {
        assertThat(LegacySchemas.today(urn, USER)).isEqualTo(USER);
        assertThat(LegacySchemas.today(urn, GROUP)).isEqualTo(GROUP);
    }

    /** OneLogin's, and the one that Entra's documentation mistypes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:scim:schemas:extension:enterprise:1.0",
                "urn:scim:schemas:extension:enterprise:2.0",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0User"
            })
    void today_enterpriseUrnOfADraft_isTodays(String urn) {
        assertThat(LegacySchemas.today(urn, USER)).isEqualTo(ENTERPRISE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {USER, ENTERPRISE, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group", ""
            })
    void today_anyOtherUrn_staysAsItIs(String urn) {
        assertThat(LegacySchemas.today(urn, USER)).isEqualTo(urn);
    }
}
