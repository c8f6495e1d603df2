package ramscim.server.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;

class FailureCauseTest {
    /** Nothing but the data may count: the words name everything that other causes are about. */
    private static final String WORDS =
            "quota-admins must not contain 'connect'; another user has this; the bridge had an internal error; RAM answered DeleteConflict.User: no";

    private static FailureCause cause(Reason reason, String code) {
        return FailureCause.of(new Refusal(reason, code, null, null, null, WORDS));
    }

    @ParameterizedTest
    @CsvSource({
        "Bridge.AccountFull, ACCOUNT_FULL",
        "Bridge.GroupsPerUser, GROUPS_PER_USER",
        "Bridge.AccessKeysPerUser, KEYS_PER_USER",
        "Bridge.PoliciesAttached, TOO_MANY_POLICIES",
        "Bridge.NameTwice, NAME_TWICE",
        "Bridge.NameOfOneWhoLeft, NAME_LEFT",
        "Bridge.NameNotOurs, NAME_NOT_OURS",
        "Bridge.NoSuchPolicy, NO_SUCH_POLICY",
        "Bridge.NotAllowed, NOT_ALLOWED",
        "Bridge.PasswordLost, PASSWORD_LOST",
        "Bridge.InternalError, BRIDGE_ERROR",
        "Bridge.UnusableAnswer, NO_ANSWER",
        "Bridge.NoCredentials, BAD_CREDENTIALS",
        "EntityAlreadyExists.User, NAME_NOT_OURS",
        "EntityAlreadyExists.Group, NAME_NOT_OURS",
        "LimitExceeded.User, ACCOUNT_FULL",
        "LimitExceeded.Group, ACCOUNT_FULL",
        "LimitExceeded.User.Group, GROUPS_PER_USER",
        "LimitExceeded.User.AccessKey, KEYS_PER_USER",
        "LimitExceeded.User.Policy, TOO_MANY_POLICIES",
        "LimitExceeded.Group.Policy, TOO_MANY_POLICIES",
        "EntityNotExist.Policy, NO_SUCH_POLICY",
        "EntityNotExist.User, GONE",
        "EntityNotExist.Group, GONE",
        "DeleteConflict.User.Policy, SOMETHING_ATTACHED",
        "InvalidParameter.Email.Format, VALUE_REFUSED",
        "InvalidParameter.Password.TooWeak, VALUE_REFUSED",
        "MissingParameter, VALUE_REFUSED",
        "NoPermission, NO_PERMISSION",
        "Forbidden.RAM, NO_PERMISSION",
        "InvalidAccessKeyId.Inactive, BAD_CREDENTIALS",
        "InvalidSecurityToken.Expired, BAD_CREDENTIALS",
        "SignatureDoesNotMatch, BAD_CREDENTIALS",
        "Throttling.User, THROTTLED",
        "RateLimited, THROTTLED",
        "CircuitOpen, NO_ANSWER",
        "SDK.ReadTimeout, NO_ANSWER",
        "ServiceUnavailable, NO_ANSWER",
        "InternalError, NO_ANSWER",
        "Bridge.NotSeenYet, NOT_SHOWN_YET",
        "InvalidApi.NotFound, UNKNOWN_CODE",
        "Never.Heard.Of, UNKNOWN_CODE",
    })
    void of_code_isTheCauseWhateverTheWordsSay(String code, FailureCause cause) {
        assertThat(cause(Reason.NOT_YET, code)).isEqualTo(cause);
    }

    @Test
    void of_everyCodeOfTheBridgesOwn_hasACause() throws IllegalAccessException {
        Set<String> own = new TreeSet<>();
        for (Field field : Refusal.class.getFields()) {
            if (field.getType() == String.class && !field.getName().equals("OWN")) {
                own.add((String) field.get(null));
            }
        }

        assertThat(own).hasSizeGreaterThanOrEqualTo(10);
        assertThat(own)
                .allSatisfy(code ->
                        assertThat(cause(Reason.NOT_YET, code)).isNotIn(FailureCause.OTHER, FailureCause.NO_ANSWER));
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_VALUE, VALUE_REFUSED",
        "FORBIDDEN, NOT_ALLOWED",
        "UNIQUENESS, NAME_TWICE",
        "QUOTA_EXCEEDED, ACCOUNT_FULL",
        "NOT_FOUND, GONE",
        "PROTECTED, PROTECTED",
        "BUSY, NO_ANSWER",
        "OUTAGE, NO_ANSWER",
        "NOT_YET, OTHER"
    })
    void of_noCode_isTheReasonsWhateverTheWordsSay(Reason reason, FailureCause cause) {
        assertThat(FailureCause.of(Refusal.of(reason, WORDS))).isEqualTo(cause);
    }

    @Test
    void of_unknownCodeThatRefusedForGood_isSaidToBeUnknown() {
        assertThat(cause(Reason.INVALID_VALUE, "Never.Heard.Of")).isEqualTo(FailureCause.UNKNOWN_CODE);
    }

    @ParameterizedTest
    @EnumSource
    void advice_ofAnyCause_isThere(FailureCause cause) {
        assertThat(cause.title().english()).isNotBlank();
        assertThat(cause.advice().english()).endsWith(".");
    }

    /** A limit of RAM's that no quota raises. */
    @Test
    void advice_onKeysAndGroups_doesNotSendToTheQuotaCenter() {
        assertThat(Stream.of(FailureCause.KEYS_PER_USER, FailureCause.GROUPS_PER_USER, FailureCause.NO_SUCH_POLICY))
                .noneMatch(cause -> cause.advice().english().contains("uota"));
    }
}
