package ramscim.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

class UserExpressionsTest {
    private static final String LIN = """
            {
              "userName": "Lin.Chen@example.com",
              "title": "Engineer",
              "name": {"givenName": "Lin", "familyName": "Chen"},
              "emails": [{"value": "home@example.com", "type": "home"}, {"value": "lin@example.com", "type": "work"}],
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Research"}
            }
            """;

    private static DesiredUser desired(UserExpressions expressions, String user) {
        return new UserMapping(Mappings.OWNER, new Contacts(AccountSite.CHINA, "CN", expressions, false), expressions)
                .desiredUser(ResourceId.random(), ScimAttributes.fromJson(user), "corp.onaliyun.com");
    }

    private static UserExpressions with(RamField field, String expression) {
        return UserExpressions.compile(Map.of(field, expression), Map.of());
    }

    @Test
    void defaults_user_becomesWhatTheTableSays() {
        DesiredUser desired = desired(UserExpressions.defaults(), LIN);

        assertThat(desired.profile().userPrincipalName()).hasToString("Lin.Chen@corp.onaliyun.com");
        assertThat(desired.profile().displayName()).isEqualTo("Lin Chen");
        assertThat(desired.profile().email()).isEqualTo("lin@example.com");
        assertThat(desired.profile().comments()).isNull();
    }

    @Test
    void expression_ofOtherAttributes_isWhatTheFieldBecomes() {
        UserExpressions expressions =
                with(RamField.COMMENTS, "user.title + ' in ' + enterprise.department.lowerAscii()");

        assertThat(desired(expressions, LIN).profile().comments()).isEqualTo("Engineer in research");
    }

    @Test
    void tags_withValue_areSetAndThoseWithoutAreNot() {
        UserExpressions expressions = UserExpressions.compile(
                Map.of(), Map.of("department", "enterprise.department", "costCenter", "enterprise.costCenter"));

        assertThat(desired(expressions, LIN).tags().values())
                .containsEntry("department", "Research")
                .doesNotContainKey("costCenter");
    }

    @Test
    void compile_brokenExpression_saysKeyAndPlace() {
        assertThatThrownBy(() -> with(RamField.DISPLAY_NAME, "first([user.displayName,"))
                .isInstanceOf(MappingSyntaxException.class)
                .hasMessageContaining("bridge.mapping.display-name")
                .hasMessageContaining("line 1, column 25");
    }

    @Test
    void compile_attributeThatNoUserHas_isRefused() {
        assertThatThrownBy(() -> with(RamField.COMMENTS, "user.titel"))
                .hasMessageContaining("bridge.mapping.comments")
                .hasMessageContaining("titel");
    }

    @Test
    void compile_expressionThatGivesNoText_isRefused() {
        assertThatThrownBy(() -> with(RamField.EMAIL, "user.emails.size()"))
                .hasMessageContaining("bridge.mapping.email")
                .hasMessageContaining("string");
    }

    @Test
    void compile_tagKeyOfTheBridge_isRefused() {
        assertThatThrownBy(() -> UserExpressions.compile(Map.of(), Map.of("scim-bridge:id", "user.title")))
                .hasMessageContaining("bridge.mapping.tags.scim-bridge:id");
    }

    @Test
    void evaluate_expressionThatFailsForOneUser_namesTheAttribute() {
        UserExpressions expressions = with(RamField.COMMENTS, "user.emails.size() == 2 ? user.emails[5].value : ''");

        assertThatThrownBy(() -> desired(expressions, LIN))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessageContaining("comments");
    }
}
