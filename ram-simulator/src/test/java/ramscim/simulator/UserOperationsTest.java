package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.simulator.account.Quotas;
import ramscim.simulator.account.SimulatedUser;

class UserOperationsTest {

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator(
            SimulatorOptions.builder().quotas(Quotas.defaults().withUsers(3)).build());

    private static Answer create(String localPart, String... more) {
        List<String> parameters =
                new ArrayList<>(List.of("UserPrincipalName", SIMULATOR.name(localPart), "DisplayName", "Somebody"));
        parameters.addAll(List.of(more));
        return SIMULATOR.call("CreateUser", parameters.toArray(String[]::new));
    }

    @Test
    void create_allFields_answersThem() {
        JsonNode user = create(
                        "Alice",
                        "Email",
                        "alice@corp.example",
                        "MobilePhone",
                        "86-13800000000",
                        "Comments",
                        "An engineer.",
                        "Tag.1.Key",
                        "team",
                        "Tag.1.Value",
                        "red")
                .user();

        assertThat(user.path("UserId").asText()).matches("\\d{18}");
        assertThat(user.path("UserPrincipalName").asText()).isEqualTo("Alice@example.onaliyun.com");
        assertThat(user.path("DisplayName").asText()).isEqualTo("Somebody");
        assertThat(user.path("Email").asText()).isEqualTo("alice@corp.example");
        assertThat(user.path("MobilePhone").asText()).isEqualTo("86-13800000000");
        assertThat(user.path("Comments").asText()).isEqualTo("An engineer.");
        assertThat(user.path("ProvisionType").asText()).isEqualTo("Manual");
        assertThat(user.path("CreateDate").asText()).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
        assertThat(user.path("Tags").toString()).isEqualTo("{\"Tag\":[{\"TagKey\":\"team\",\"TagValue\":\"red\"}]}");
        assertThat(user.has("UserName")).isFalse();
        assertThat(user.has("Status")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "ALICE"})
    void create_nameTakenInAnyCase_isEntityAlreadyExists(String name) {
        create("Alice");

        assertThat(create(name).error()).isEqualTo("409 EntityAlreadyExists.User");
    }

    @Test
    void create_moreThanTheQuota_isLimitExceeded() {
        create("one");
        create("two");
        create("three");

        assertThat(create("four").error()).isEqualTo("409 LimitExceeded.User");
    }

    @ParameterizedTest
    @CsvSource({
        "UserPrincipalName, '', MissingUserPrincipalName",
        "UserPrincipalName, alice, InvalidParameter.UserPrincipalName.Format",
        "UserPrincipalName, @example.onaliyun.com, InvalidParameter.UserPrincipalName.Length",
        "UserPrincipalName, al ice@example.onaliyun.com, InvalidParameter.UserPrincipalName.InvalidChars",
        "UserPrincipalName, alice+1@example.onaliyun.com, InvalidParameter.UserPrincipalName.InvalidChars",
        "UserPrincipalName, a@b@example.onaliyun.com, InvalidParameter.UserPrincipalName.InvalidChars",
        "UserPrincipalName, alice@other.onaliyun.com, InvalidParameter.UserPrincipalName.InvalidDomain",
        "DisplayName, '', MissingDisplayName",
        "DisplayName, 1234567890123456789012345, InvalidParameter.DisplayName.Length",
        "DisplayName, 'a\tb', InvalidParameter.DisplayName.InvalidChars",
        "Email, alice, InvalidParameter.Email.Format",
        "MobilePhone, +86 138, InvalidParameter.MobilePhone.Format",
        "Tag.1.Key, '', InvalidParameter.TagKey.Length",
        "Tag.1.Key, aliyunTeam, InvalidParameter.TagKey.InvalidChars",
        "Tag.1.Key, acs:team, InvalidParameter.TagKey.InvalidChars",
        "Tag.1.Key, see https://x, InvalidParameter.TagKey.InvalidChars"
    })
    void create_wrongValue_isRefusedAndLeavesNothing(String parameter, String value, String code) {
        Answer answer = create("alice", parameter, value);

        assertThat(answer.error()).isEqualTo("400 " + code);
        assertThat(SIMULATOR.get().account().users()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Comments, 129, InvalidParameter.Comments.Length",
        "Tag.1.Key, 129, InvalidParameter.TagKey.Length",
    })
    void create_tooLongValue_isRefused(String parameter, int length, String code) {
        assertThat(create("alice", parameter, "x".repeat(length)).error()).isEqualTo("400 " + code);
    }

    @Test
    void create_localPartOf65Characters_isRefused() {
        assertThat(create("x".repeat(65)).error()).isEqualTo("400 InvalidParameter.UserPrincipalName.Length");
    }

    @Test
    void create_localPartOf64Characters_isAccepted() {
        assertThat(create("x".repeat(64)).status()).isEqualTo(200);
    }

    @Test
    void create_tagValueWithUrl_isRefused() {
        Answer answer = create("alice", "Tag.1.Key", "id", "Tag.1.Value", "https://idp.example/1");

        assertThat(answer.error()).isEqualTo("400 InvalidParameter.TagValue.InvalidChars");
    }

    @Test
    void create_sameTagKeyTwice_isRefused() {
        Answer answer = create("alice", "Tag.1.Key", "id", "Tag.1.Value", "1", "Tag.2.Key", "id", "Tag.2.Value", "2");

        assertThat(answer.error()).isEqualTo("400 InvalidParameter.TagKey");
    }

    @Test
    void create_21Tags_isLimitExceeded() {
        List<String> tags = new ArrayList<>();
        for (int n = 1; n <= 21; n++) {
            tags.addAll(List.of("Tag." + n + ".Key", "key" + n, "Tag." + n + ".Value", "value"));
        }

        assertThat(create("alice", tags.toArray(String[]::new)).error()).isEqualTo("409 LimitExceeded.User.Tag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@example.onaliyun.com", "ALICE@Example.OnAliyun.com"})
    void get_byNameInAnyCase_answersTheUserWithItsUserName(String name) {
        create("Alice");

        JsonNode user = SIMULATOR.call("GetUser", "UserPrincipalName", name).user();

        assertThat(user.path("UserName").asText()).isEqualTo("Alice");
    }

    @Test
    void get_byId_answersTheUser() {
        String id = SIMULATOR.createUser("alice");

        assertThat(SIMULATOR
                        .call("GetUser", "UserId", id)
                        .user()
                        .path("UserPrincipalName")
                        .asText())
                .isEqualTo("alice@example.onaliyun.com");
    }

    @ParameterizedTest
    @CsvSource({"UserId, 1", "UserPrincipalName, nobody@example.onaliyun.com"})
    void get_unknownUser_isEntityNotExist(String parameter, String value) {
        assertThat(SIMULATOR.call("GetUser", parameter, value).error()).isEqualTo("404 EntityNotExist.User");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetUser", "UpdateUser", "DeleteUser"})
    void addressing_byNameAndId_isRefused(String action) {
        assertThat(SIMULATOR
                        .call(action, "UserId", "1", "UserPrincipalName", "x")
                        .error())
                .isEqualTo("400 InvalidParameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetUser", "UpdateUser", "DeleteUser"})
    void addressing_byNothing_isRefused(String action) {
        assertThat(SIMULATOR.call(action).error()).isEqualTo("400 MissingParameter");
    }

    @Test
    void update_everyField_changesThemAndAnswersWithoutTags() {
        String id = SIMULATOR.createUser("alice");

        JsonNode user = SIMULATOR
                .call(
                        "UpdateUser",
                        "UserId",
                        id,
                        "NewUserPrincipalName",
                        SIMULATOR.name("bob"),
                        "NewDisplayName",
                        "Bob",
                        "NewEmail",
                        "bob@corp.example",
                        "NewMobilePhone",
                        "1-5550100",
                        "NewComments",
                        "Renamed.")
                .user();

        assertThat(user.has("Tags")).isFalse();
        SimulatedUser now =
                SIMULATOR.get().account().findUser("bob@example.onaliyun.com").orElseThrow();
        assertThat(now.userId()).isEqualTo(id);
        assertThat(now.displayName()).isEqualTo("Bob");
        assertThat(now.email()).isEqualTo("bob@corp.example");
        assertThat(now.mobilePhone()).isEqualTo("1-5550100");
        assertThat(now.comments()).isEqualTo("Renamed.");
    }

    @Test
    void update_rename_freesTheOldName() {
        String id = SIMULATOR.createUser("alice");

        SIMULATOR.call("UpdateUser", "UserId", id, "NewUserPrincipalName", SIMULATOR.name("bob"));

        assertThat(create("alice").status()).isEqualTo(200);
    }

    @Test
    void update_renameToATakenName_isEntityAlreadyExistsAndChangesNothing() {
        SIMULATOR.createUser("alice");
        String bob = SIMULATOR.createUser("bob");

        Answer answer = SIMULATOR.call(
                "UpdateUser", "UserId", bob, "NewUserPrincipalName", SIMULATOR.name("ALICE"), "NewDisplayName", "B");

        assertThat(answer.error()).isEqualTo("409 EntityAlreadyExists.User");
        assertThat(SIMULATOR.get().account().findUserById(bob).orElseThrow().displayName())
                .isEqualTo("bob");
    }

    @Test
    void update_renameInCaseOnly_isAccepted() {
        String id = SIMULATOR.createUser("alice");

        Answer answer = SIMULATOR.call("UpdateUser", "UserId", id, "NewUserPrincipalName", SIMULATOR.name("Alice"));

        assertThat(answer.user().path("UserPrincipalName").asText()).isEqualTo("Alice@example.onaliyun.com");
    }

    @Test
    void update_emptyNewComments_clearsThemAndLeavesOthers() {
        create("alice", "Comments", "Old.", "Email", "alice@corp.example");

        SIMULATOR.call("UpdateUser", "UserPrincipalName", SIMULATOR.name("alice"), "NewComments", "");

        SimulatedUser now =
                SIMULATOR.get().account().findUser(SIMULATOR.name("alice")).orElseThrow();
        assertThat(now.comments()).isNull();
        assertThat(now.email()).isEqualTo("alice@corp.example");
    }

    @ParameterizedTest
    @CsvSource({
        "NewUserPrincipalName, a b@example.onaliyun.com, InvalidParameter.NewUserPrincipalName.InvalidChars",
        "NewDisplayName, 1234567890123456789012345, InvalidParameter.NewDisplayName.Length",
        "NewEmail, nothing, InvalidParameter.NewEmail.Format",
        "NewMobilePhone, nothing, InvalidParameter.NewMobilePhone.Format"
    })
    void update_wrongValue_isRefused(String parameter, String value, String code) {
        String id = SIMULATOR.createUser("alice");

        assertThat(SIMULATOR.call("UpdateUser", "UserId", id, parameter, value).error())
                .isEqualTo("400 " + code);
    }

    @Test
    void delete_knownUser_removesIt() {
        String id = SIMULATOR.createUser("alice");

        Answer answer = SIMULATOR.call("DeleteUser", "UserId", id);

        assertThat(answer.body().fieldNames()).toIterable().containsExactly("RequestId");
        assertThat(SIMULATOR.call("GetUser", "UserId", id).error()).isEqualTo("404 EntityNotExist.User");
    }

    @Test
    void delete_unknownUser_isEntityNotExist() {
        assertThat(SIMULATOR.call("DeleteUser", "UserId", "1").error()).isEqualTo("404 EntityNotExist.User");
    }

    @Test
    void create_afterDeleteOfTheSameName_hasANewId() {
        String first = SIMULATOR.createUser("alice");
        SIMULATOR.call("DeleteUser", "UserId", first);

        assertThat(SIMULATOR.createUser("alice")).isNotEqualTo(first);
    }
}
