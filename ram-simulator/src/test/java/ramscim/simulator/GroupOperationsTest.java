package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.SimulatedGroup;
import ramscim.simulator.account.SimulatedUser;

class GroupOperationsTest {

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    private static Account account() {
        return SIMULATOR.get().account();
    }

    private static Answer join(String userName, String groupName) {
        return SIMULATOR.call("AddUserToGroup", "UserPrincipalName", SIMULATOR.name(userName), "GroupName", groupName);
    }

    private static Answer leave(String userName, String groupName) {
        return SIMULATOR.call(
                "RemoveUserFromGroup", "UserPrincipalName", SIMULATOR.name(userName), "GroupName", groupName);
    }

    @Test
    void create_allFields_answersThem() {
        JsonNode group = SIMULATOR
                .call("CreateGroup", "GroupName", "Dev-Team", "DisplayName", "Developers", "Comments", "They build.")
                .body()
                .path("Group");

        assertThat(group.path("GroupId").asText()).matches("\\d{18}");
        assertThat(group.path("GroupName").asText()).isEqualTo("Dev-Team");
        assertThat(group.path("DisplayName").asText()).isEqualTo("Developers");
        assertThat(group.path("Comments").asText()).isEqualTo("They build.");
        assertThat(group.path("CreateDate").asText()).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    }

    @Test
    void create_nameTakenInOtherCase_isEntityAlreadyExists() {
        account().addGroup("dev");

        assertThat(SIMULATOR.call("CreateGroup", "GroupName", "DEV").error())
                .isEqualTo("409 EntityAlreadyExists.Group");
    }

    @Test
    void create_the301st_isLimitExceeded() {
        IntStream.range(0, 300).forEach(n -> account().addGroup("group" + n));

        assertThat(SIMULATOR.call("CreateGroup", "GroupName", "more").error()).isEqualTo("409 LimitExceeded.Group");
    }

    @ParameterizedTest
    @CsvSource({
        "GroupName, '', MissingGroupName",
        "GroupName, dev team, InvalidParameter.GroupName.InvalidChars",
        "GroupName, 12345678901234567890123456789012345678901234567890123456789012345, InvalidParameter.GroupName.Length",
        "DisplayName, 1234567890123456789012345, InvalidParameter.DisplayName.Length"
    })
    void create_wrongValue_isRefused(String parameter, String value, String code) {
        Answer answer = parameter.equals("GroupName")
                ? SIMULATOR.call("CreateGroup", parameter, value)
                : SIMULATOR.call("CreateGroup", "GroupName", "dev", parameter, value);

        assertThat(answer.error()).isEqualTo("400 " + code);
    }

    @Test
    void create_tooLongComments_isRefused() {
        assertThat(SIMULATOR
                        .call("CreateGroup", "GroupName", "dev", "Comments", "x".repeat(129))
                        .error())
                .isEqualTo("400 InvalidParameter.Comments.Length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetGroup", "UpdateGroup", "DeleteGroup", "ListUsersForGroup"})
    void addressing_unknownGroup_isEntityNotExist(String action) {
        assertThat(SIMULATOR.call(action, "GroupName", "none").error()).isEqualTo("404 EntityNotExist.Group");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetGroup", "UpdateGroup", "DeleteGroup", "ListUsersForGroup"})
    void addressing_noName_isMissing(String action) {
        assertThat(SIMULATOR.call(action).error()).isEqualTo("400 MissingGroupName");
    }

    @Test
    void get_byNameInAnyCase_answersTheGroup() {
        SimulatedGroup dev = account().addGroup("Dev");

        assertThat(SIMULATOR
                        .call("GetGroup", "GroupName", "dev")
                        .body()
                        .at("/Group/GroupId")
                        .asText())
                .isEqualTo(dev.groupId());
    }

    @Test
    void update_rename_keepsIdAndMembers() {
        SimulatedGroup dev = account().addGroup("dev");
        account().addUser("alice");
        join("alice", "dev");

        Answer answer = SIMULATOR.call("UpdateGroup", "GroupName", "dev", "NewGroupName", "engineering");

        assertThat(answer.body().at("/Group/GroupId").asText()).isEqualTo(dev.groupId());
        assertThat(account().members("engineering"))
                .extracting(SimulatedUser::userName)
                .containsExactly("alice");
        assertThat(account().findGroup("dev")).isEmpty();
    }

    @Test
    void update_renameToATakenName_isEntityAlreadyExists() {
        account().addGroup("dev");
        account().addGroup("ops");

        assertThat(SIMULATOR
                        .call("UpdateGroup", "GroupName", "ops", "NewGroupName", "DEV")
                        .error())
                .isEqualTo("409 EntityAlreadyExists.Group");
    }

    @Test
    void update_emptyNewComments_clearsThemAndLeavesOthers() {
        account().addGroup("dev", group -> group.displayName("Developers").comments("Old."));

        SIMULATOR.call("UpdateGroup", "GroupName", "dev", "NewComments", "");

        SimulatedGroup now = account().findGroup("dev").orElseThrow();
        assertThat(now.comments()).isNull();
        assertThat(now.displayName()).isEqualTo("Developers");
    }

    @ParameterizedTest
    @CsvSource({
        "NewGroupName, dev team, InvalidParameter.NewGroupName.InvalidChars",
        "NewDisplayName, 1234567890123456789012345, InvalidParameter.NewDisplayName.Length"
    })
    void update_wrongValue_isRefused(String parameter, String value, String code) {
        account().addGroup("dev");

        assertThat(SIMULATOR
                        .call("UpdateGroup", "GroupName", "dev", parameter, value)
                        .error())
                .isEqualTo("400 " + code);
    }

    @Test
    void delete_emptyGroup_removesIt() {
        account().addGroup("dev");

        assertThat(SIMULATOR.call("DeleteGroup", "GroupName", "dev").status()).isEqualTo(200);
        assertThat(account().groups()).isEmpty();
    }

    @Test
    void delete_groupWithAMember_isDeleteConflict() {
        account().addGroup("dev");
        account().addUser("alice");
        join("alice", "dev");

        assertThat(SIMULATOR.call("DeleteGroup", "GroupName", "dev").error())
                .isEqualTo("409 DeleteConflict.Group.User");
    }

    @Test
    void deleteUser_memberOfAGroup_isDeleteConflictUntilRemoved() {
        account().addGroup("dev");
        SimulatedUser alice = account().addUser("alice");
        join("alice", "dev");

        assertThat(SIMULATOR.call("DeleteUser", "UserId", alice.userId()).error())
                .isEqualTo("409 DeleteConflict.User.Group");
        leave("alice", "dev");
        assertThat(SIMULATOR.call("DeleteUser", "UserId", alice.userId()).status())
                .isEqualTo(200);
    }

    @Test
    void list_byPages_showsEveryGroupOnce() {
        IntStream.range(0, 5).forEach(n -> account().addGroup("group" + n));
        List<String> shown = new ArrayList<>();
        String marker = "";
        do {
            Answer page = SIMULATOR.call("ListGroups", "MaxItems", "2", "Marker", marker);
            shown.addAll(page.values("Groups", "Group", "GroupName"));
            marker = page.body().path("Marker").asText();
        } while (!marker.isEmpty());

        assertThat(shown).containsExactly("group0", "group1", "group2", "group3", "group4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListGroups", "ListUsersForGroup"})
    void list_101AtOnce_isRefused(String action) {
        account().addGroup("dev");

        assertThat(SIMULATOR.call(action, "GroupName", "dev", "MaxItems", "101").error())
                .isEqualTo("400 InvalidParameter.MaxItems");
    }

    @Test
    void addUser_member_showsOnBothSidesWithItsJoinDate() {
        SimulatedGroup dev = account().addGroup("dev");
        SimulatedUser alice = account().addUser("alice");

        join("alice", "dev");

        Answer users = SIMULATOR.call("ListUsersForGroup", "GroupName", "dev");
        assertThat(users.values("Users", "User", "UserId")).containsExactly(alice.userId());
        assertThat(users.body().at("/Users/User/0").fieldNames())
                .toIterable()
                .containsExactly("UserId", "UserPrincipalName", "DisplayName", "JoinDate");
        Answer groups = SIMULATOR.call("ListGroupsForUser", "UserPrincipalName", SIMULATOR.name("alice"));
        assertThat(groups.values("Groups", "Group", "GroupId")).containsExactly(dev.groupId());
        assertThat(groups.body().at("/Groups/Group/0/JoinDate").asText()).matches("\\d{4}-.*Z");
    }

    @Test
    void addUser_twice_isEntityAlreadyExists() {
        account().addGroup("dev");
        account().addUser("alice");
        join("alice", "dev");

        assertThat(join("alice", "dev").error()).isEqualTo("409 EntityAlreadyExists.User.Group");
    }

    @Test
    void addUser_toThe11thGroup_isLimitExceeded() {
        account().addUser("alice");
        IntStream.rangeClosed(1, 11).forEach(n -> account().addGroup("group" + n));
        IntStream.rangeClosed(1, 10).forEach(n -> join("alice", "group" + n));

        assertThat(join("alice", "group11").error()).isEqualTo("409 LimitExceeded.User.Group");
    }

    @Test
    void membership_unknownUserOrGroup_isEntityNotExist() {
        account().addGroup("dev");
        account().addUser("alice");

        assertThat(join("nobody", "dev").error()).isEqualTo("404 EntityNotExist.User");
        assertThat(join("alice", "none").error()).isEqualTo("404 EntityNotExist.Group");
        assertThat(leave("nobody", "dev").error()).isEqualTo("404 EntityNotExist.User");
        assertThat(leave("alice", "none").error()).isEqualTo("404 EntityNotExist.Group");
        assertThat(SIMULATOR
                        .call("ListGroupsForUser", "UserPrincipalName", SIMULATOR.name("nobody"))
                        .error())
                .isEqualTo("404 EntityNotExist.User");
    }

    @Test
    void removeUser_notAMember_isEntityNotExist() {
        account().addGroup("dev");
        account().addUser("alice");

        assertThat(leave("alice", "dev").error()).isEqualTo("404 EntityNotExist.User.Group");
    }

    @Test
    void removeUser_member_isGoneFromBothSides() {
        account().addGroup("dev");
        account().addUser("alice");
        join("alice", "dev");

        leave("alice", "dev");

        assertThat(SIMULATOR.call("ListUsersForGroup", "GroupName", "dev").values("Users", "User", "UserId"))
                .isEmpty();
        assertThat(account().groupsOf(SIMULATOR.name("alice"))).isEmpty();
    }

    @Test
    void listUsers_byPages_showsEveryMemberOfThisGroupOnly() {
        account().addGroup("dev");
        account().addGroup("ops");
        IntStream.range(0, 5).forEach(n -> account().addUser("user" + n));
        IntStream.range(0, 5).forEach(n -> account().addMember(n == 2 ? "ops" : "dev", SIMULATOR.name("user" + n)));
        List<String> shown = new ArrayList<>();
        String marker = "";
        do {
            Answer page = SIMULATOR.call("ListUsersForGroup", "GroupName", "dev", "MaxItems", "2", "Marker", marker);
            shown.addAll(page.values("Users", "User", "DisplayName"));
            marker = page.body().path("Marker").asText();
        } while (!marker.isEmpty());

        assertThat(shown).containsExactly("user0", "user1", "user3", "user4");
    }

    @Test
    void listUsers_renamedMember_showsTheNewName() {
        account().addGroup("dev");
        SimulatedUser alice = account().addUser("alice");
        join("alice", "dev");

        SIMULATOR.call("UpdateUser", "UserId", alice.userId(), "NewUserPrincipalName", SIMULATOR.name("bob"));

        assertThat(SIMULATOR.call("ListUsersForGroup", "GroupName", "dev").values("Users", "User", "UserPrincipalName"))
                .containsExactly("bob@example.onaliyun.com");
    }

    @Test
    void getAccountSummary_oneGroup_countsIt() {
        account().addGroup("dev");

        assertThat(SIMULATOR
                        .call("GetAccountSummary")
                        .body()
                        .at("/SummaryMap/Groups")
                        .asInt())
                .isEqualTo(1);
    }
}
