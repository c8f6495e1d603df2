package ramscim.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.RuleViolation;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ScimAttributes;

/** What a user may ask for itself, and that the configuration has the last word. */
class AccessRulesTest {
    private static final Grantees EVERYBODY = new Grantees(Grantees.Rule.ALL, Set.of());

    private static AccessRules logonFor(Grantees grantees, boolean mfaBindRequired) {
        return new AccessRules(
                grantees,
                new ConsoleLogon(true, mfaBindRequired),
                Grantees.NOBODY,
                false,
                PolicyAllowList.NOTHING,
                Map.of(),
                Map.of());
    }

    private static Grantees grantees(Grantees.Rule rule) {
        return new Grantees(rule, rule == Grantees.Rule.GROUPS ? Set.of("Devs") : Set.of());
    }

    private static ScimAttributes saying(String loginProfile) {
        return Attributes.json("{'userName':'alice','active':true,'%s':{'loginProfile':{%s}}}"
                .formatted(ScimAttributes.RAM_EXTENSION, loginProfile));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, Devs, false",
        "PASSWORD, Others, true",
        "GROUPS, Devs, true",
        "GROUPS, Others, false",
        "ALL, Others, true"
    })
    void of_userThatAsksForLogon_hasItWhereTheRuleGivesIt(Grantees.Rule rule, String group, boolean logon) {
        DesiredAccess access = logonFor(grantees(rule), false).of(saying("'enabled':true"), List.of(group), true);

        assertThat(access.consoleLogon() != null).isEqualTo(logon);
        assertThat(access.newPassword()).isEqualTo(logon);
    }

    @ParameterizedTest
    @CsvSource({"PASSWORD", "GROUPS", "ALL"})
    void of_userThatWantsNoLogon_hasNone(Grantees.Rule rule) {
        DesiredAccess access = logonFor(grantees(rule), false).of(saying("'enabled':false"), List.of("Devs"), true);

        assertThat(access.consoleLogon()).isNull();
    }

    @Test
    void check_logonThatNobodyGets_isForbiddenByConfiguration() {
        AccessRules rules = logonFor(Grantees.NOBODY, false);
        ScimAttributes asking = saying("'enabled':true");

        assertThatThrownBy(() -> rules.check(asking, rules.of(asking, List.of(), true)))
                .isInstanceOf(ForbiddenAccessException.class)
                .hasMessageContaining("forbidden by configuration");
    }

    @ParameterizedTest
    @CsvSource({"true, false, true", "true, true, true", "false, true, true", "false, false, false"})
    void of_mfaDevice_isRequiredWhereEitherSaysSo(boolean configured, boolean said, boolean required) {
        DesiredAccess access =
                logonFor(EVERYBODY, configured).of(saying("'mfaBindRequired':" + said), List.of(), false);

        assertThat(access.consoleLogon()).isEqualTo(new ConsoleLogon(true, required));
    }

    /** Whoever is refused for it may be one who leaves: what the user shall have has to be known all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"System: x", "System:", "Custom:", "Custom:a b", "Custom: ", "System:a:b c"})
    void of_entitlementThatCannotBeAPolicy_givesNothingAndIsRefused(String value) {
        AccessRules rules = logonFor(EVERYBODY, false);
        ScimAttributes user =
                Attributes.json("{'userName':'alice','active':true,'entitlements':[{'value':'" + value + "'}]}");

        DesiredAccess access = rules.of(user, List.of(), false);

        assertThat(access.policies()).isEmpty();
        assertThatThrownBy(() -> rules.check(user, access)).isInstanceOf(RuleViolation.class);
    }
}
