package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.simulator.account.AccessStatus;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.PasswordPolicy;

class LoginProfileOperationsTest {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String ALICE = "alice@example.onaliyun.com";

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    @BeforeEach
    void addAlice() {
        SIMULATOR.get().account().addUser("alice");
    }

    private static AccountAccess access() {
        return SIMULATOR.get().account().access();
    }

    /** Calls an operation about Alice with further names and values. */
    private static Answer call(String action, String... namesAndValues) {
        return SIMULATOR.call(
                action,
                Stream.concat(Stream.of("UserPrincipalName", ALICE), Stream.of(namesAndValues))
                        .toArray(String[]::new));
    }

    private static JsonNode profile(Answer answer) {
        return answer.body().path("LoginProfile");
    }

    @Test
    void create_passwordOnly_answersAnActiveProfileWithoutDemands() {
        JsonNode profile = profile(call("CreateLoginProfile", "Password", PASSWORD));

        assertThat(profile.path("UserPrincipalName").asText()).isEqualTo(ALICE);
        assertThat(profile.path("Status").asText()).isEqualTo("Active");
        assertThat(profile.path("PasswordResetRequired").asBoolean(true)).isFalse();
        assertThat(profile.path("MFABindRequired").asBoolean(true)).isFalse();
        assertThat(profile.path("UpdateDate").asText()).matches("\\d{4}-.*Z");
        assertThat(access().logOn(ALICE, PASSWORD)).isTrue();
    }

    @Test
    void create_everyParameter_isAnsweredByGet() {
        call(
                "CreateLoginProfile",
                "Password",
                PASSWORD,
                "PasswordResetRequired",
                "true",
                "MFABindRequired",
                "true",
                "Status",
                "Inactive");

        JsonNode profile = profile(call("GetLoginProfile"));
        assertThat(profile.path("Status").asText()).isEqualTo("Inactive");
        assertThat(profile.path("PasswordResetRequired").asBoolean()).isTrue();
        assertThat(profile.path("MFABindRequired").asBoolean()).isTrue();
        assertThat(profile.path("AutoDisableLoginStatus").asText()).isEqualTo("true");
        assertThat(profile.has("LastLoginTime")).isFalse();
    }

    @Test
    void create_noPassword_admitsNobody() {
        assertThat(call("CreateLoginProfile").status()).isEqualTo(200);

        assertThat(access().logOn(ALICE, "")).isFalse();
    }

    @Test
    void create_twice_isEntityAlreadyExists() {
        call("CreateLoginProfile", "Password", PASSWORD);

        assertThat(call("CreateLoginProfile", "Password", PASSWORD).error())
                .isEqualTo("409 EntityAlreadyExists.User.LoginProfile");
    }

    @ParameterizedTest
    @CsvSource({
        "Status, Disabled, InvalidParameter.Status",
        "Status, active, InvalidParameter.Status",
        "MFABindRequired, yes, InvalidParameter.MFABindRequired",
        "PasswordResetRequired, 1, InvalidParameter.PasswordResetRequired",
        "Password, short-1, InvalidParameter.Password.TooWeak",
        "Password, 123456789012345678901234567890123, InvalidParameter.Password.TooWeak"
    })
    void create_wrongValue_isRefusedAndMakesNothing(String parameter, String value, String code) {
        assertThat(call("CreateLoginProfile", parameter, value).error()).isEqualTo("400 " + code);

        assertThat(access().loginProfile(ALICE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile"})
    void addressing_userWithoutProfile_isEntityNotExist(String action) {
        assertThat(call(action).error()).isEqualTo("404 EntityNotExist.User.LoginProfile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateLoginProfile", "GetLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile"})
    void addressing_unknownUserOrNone_isRefused(String action) {
        assertThat(SIMULATOR
                        .call(action, "UserPrincipalName", SIMULATOR.name("nobody"))
                        .error())
                .isEqualTo("404 EntityNotExist.User");
        assertThat(SIMULATOR.call(action, "UserId", "1").error()).isEqualTo("400 MissingUserPrincipalName");
    }

    @Test
    void update_statusOnly_keepsPasswordAndDemands() {
        call("CreateLoginProfile", "Password", PASSWORD, "MFABindRequired", "true");

        Answer answer = call("UpdateLoginProfile", "Status", "Inactive");

        assertThat(profile(answer).path("Status").asText()).isEqualTo("Inactive");
        assertThat(profile(answer).path("MFABindRequired").asBoolean()).isTrue();
        assertThat(access().logOn(ALICE, PASSWORD)).isFalse();
        call("UpdateLoginProfile", "Status", "Active");
        assertThat(access().logOn(ALICE, PASSWORD)).isTrue();
    }

    @Test
    void update_password_replacesTheOldOne() {
        access().addLoginProfile(ALICE, PASSWORD);

        call("UpdateLoginProfile", "Password", "Another-Horse-8");

        assertThat(access().logOn(ALICE, PASSWORD)).isFalse();
        assertThat(access().logOn(ALICE, "Another-Horse-8")).isTrue();
    }

    @Test
    void update_formerPasswordThatThePolicyForbids_isTooWeak() {
        SIMULATOR.call("SetPasswordPolicy", "PasswordReusePrevention", "2");
        access().addLoginProfile(ALICE, PASSWORD);
        call("UpdateLoginProfile", "Password", "Another-Horse-8");

        assertThat(call("UpdateLoginProfile", "Password", PASSWORD).error())
                .isEqualTo("400 InvalidParameter.Password.TooWeak");
        call("UpdateLoginProfile", "Password", "A-Third-Horse-9");
        assertThat(call("UpdateLoginProfile", "Password", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void delete_profile_isGone() {
        access().addLoginProfile(ALICE, PASSWORD);

        assertThat(call("DeleteLoginProfile").status()).isEqualTo(200);

        assertThat(call("GetLoginProfile").error()).isEqualTo("404 EntityNotExist.User.LoginProfile");
    }

    @Test
    void get_afterALogon_tellsItsTimeOnTheProfileAndTheUser() {
        access().addLoginProfile(ALICE, PASSWORD);

        access().logOn(ALICE, PASSWORD);

        assertThat(profile(call("GetLoginProfile")).path("LastLoginTime").asText())
                .matches("\\d{4}-.*Z");
        assertThat(call("GetUser").user().path("LastLoginDate").asText()).matches("\\d{4}-.*Z");
    }

    @Test
    void get_renamedUser_isFoundUnderTheNewName() {
        access().addLoginProfile(ALICE, PASSWORD);

        call("UpdateUser", "NewUserPrincipalName", SIMULATOR.name("bob"));

        assertThat(SIMULATOR
                        .call("GetLoginProfile", "UserPrincipalName", SIMULATOR.name("bob"))
                        .body()
                        .at("/LoginProfile/UserPrincipalName")
                        .asText())
                .isEqualTo(SIMULATOR.name("bob"));
    }

    @Test
    void changeLoginProfile_byHand_isSeenThroughTheApi() {
        access().addLoginProfile(ALICE, PASSWORD);

        access().changeLoginProfile(ALICE, change -> change.status(AccessStatus.INACTIVE));

        assertThat(profile(call("GetLoginProfile")).path("Status").asText()).isEqualTo("Inactive");
    }

    @Test
    void anyCall_withAPassword_showsItNowhere() {
        call("CreateLoginProfile", "Password", PASSWORD);

        assertThat(SIMULATOR.get().calls().toString()).doesNotContain(PASSWORD);
        assertThat(access().loginProfile(ALICE).toString()).doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "Aa1!aaaa, true",
        "AA1!AAAA, false",
        "aa1!aaaa, false",
        "Aab!aaaa, false",
        "Aa1baaaa, false",
        "Aa1!aaa, false"
    })
    void create_underADemandingPolicy_takesPasswordsOfAllKindsOnly(String password, boolean taken) {
        access().setPasswordPolicy(PasswordPolicy.demanding(8));

        assertThat(call("CreateLoginProfile", "Password", password).status()).isEqualTo(taken ? 200 : 400);
    }

    @ParameterizedTest
    @CsvSource({
        "PasswordNotContainUserName, true, my-Alice-1, another-1",
        "MinimumPasswordDifferentCharacter, 5, aaaabbbbcccc, abcdeeee",
        "MinimumPasswordLength, 12, elevenchars, twelve-chars"
    })
    void create_underAPolicy_refusesWhatItForbids(String rule, String value, String forbidden, String allowed) {
        SIMULATOR.call("SetPasswordPolicy", rule, value);

        assertThat(call("CreateLoginProfile", "Password", forbidden).error())
                .isEqualTo("400 InvalidParameter.Password.TooWeak");
        assertThat(call("CreateLoginProfile", "Password", allowed).status()).isEqualTo(200);
    }

    @Test
    void getPasswordPolicy_afterSet_answersIt() {
        SIMULATOR.call(
                "SetPasswordPolicy",
                "MinimumPasswordLength",
                "14",
                "RequireSymbols",
                "true",
                "MaxLoginAttemps",
                "5",
                "MaxPasswordAge",
                "90");

        JsonNode policy = SIMULATOR.call("GetPasswordPolicy").body().path("PasswordPolicy");

        assertThat(policy.path("MinimumPasswordLength").asInt()).isEqualTo(14);
        assertThat(policy.path("RequireSymbols").asBoolean()).isTrue();
        assertThat(policy.path("RequireNumbers").asBoolean(true)).isFalse();
        assertThat(policy.path("MaxLoginAttemps").asInt()).isEqualTo(5);
        assertThat(policy.path("MaxPasswordAge").asInt()).isEqualTo(90);
        assertThat(policy).hasSize(12);
    }

    @Test
    void setPasswordPolicy_outOfRange_isRefused() {
        assertThat(SIMULATOR
                        .call("SetPasswordPolicy", "MinimumPasswordLength", "7")
                        .error())
                .isEqualTo("400 InvalidParameter");
    }
}
