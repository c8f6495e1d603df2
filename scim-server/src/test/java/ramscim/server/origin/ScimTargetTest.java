package ramscim.server.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScimTargetTest {
    private static final String ID = "0c1f9f4e-8f0a-4a57-9d3a-1c2d3e4f5a6b";

    @ParameterizedTest
    @CsvSource({
        "/scim/v2/Users, /scim/v2/Users",
        "/scim/v2/Users/, /scim/v2/Users",
        "/scim/v2/Users/" + ID + ", /scim/v2/Users/{id}",
        "/scim/v2/Users/ada@example.com, /scim/v2/Users/{id}",
        "/scim/v2/Users/.search, /scim/v2/Users/{id}",
        "/scim/v2/ada, /scim/v2/other",
        "/scim/v2, /scim/v2/other"
    })
    void template_anyPath_namesNobody(String path, String template) {
        assertThat(ScimTarget.of(path)).map(ScimTarget::template).contains(template);
    }

    @Test
    void id_ofAResource_isTakenAndNothingElse() {
        assertThat(ScimTarget.of("/scim/v2/Groups/" + ID)).map(ScimTarget::id).contains(ID);
        assertThat(ScimTarget.of("/scim/v2/Groups/Sales")).map(ScimTarget::id).isEmpty();
    }

    @Test
    void of_otherPaths_isNothing() {
        assertThat(ScimTarget.of("/admin/people")).isEmpty();
    }
}
