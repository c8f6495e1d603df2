package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.simulator.fault.Fault;

class ImsGroupsTest extends SimulatedAliyun {
    private static final GroupName TEAM = new GroupName("team");

    private final ImsGroups groups = new ImsGroups(new RpcClient(settings()), 2);

    @BeforeEach
    void aGroupAndAUser() {
        ByHand.makeGroup("team");
        ByHand.make("alice", Map.of());
    }

    @Test
    void create_always_isOneCallThatCarriesTheWholeProfile() {
        groups.create(new GroupProfile(new GroupName("crew"), "The crew", "comments"));

        assertThat(actions()).containsExactly("CreateGroup");
        assertThat(SIMULATOR.calls().get(0).parameters())
                .containsOnly(
                        entry("GroupName", "crew"), entry("DisplayName", "The crew"), entry("Comments", "comments"));
    }

    @Test
    void update_nameThatStays_isNotSentAsANewOne() {
        groups.update(TEAM, group("team"));

        assertThat(SIMULATOR.calls().get(0).parameters()).doesNotContainKey("NewGroupName");
    }

    @Test
    void update_nameThatChangesItsCase_isSentAsANewOne() {
        groups.update(TEAM, group("Team"));

        assertThat(SIMULATOR.calls().get(0).parameters()).containsEntry("NewGroupName", "Team");
    }

    @Test
    void users_severalPages_oneCallAPage() {
        IntStream.range(0, 5)
                .forEach(n ->
                        groups.addUser(name(ByHand.make("user" + n, Map.of()).displayName()), TEAM));
        SIMULATOR.clearCalls();

        assertThat(groups.users(TEAM)).hasSize(5).doesNotHaveDuplicates();

        assertThat(actions()).containsExactly("ListUsersForGroup", "ListUsersForGroup", "ListUsersForGroup");
    }

    @Test
    void users_logonNameThatRamsRulesForbid_isNoUsableAnswer() {
        SIMULATOR.account().addUser("-alice");
        SIMULATOR.account().addMember("team", "-alice@example.onaliyun.com");

        RamException failure = failure(() -> groups.users(TEAM));

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("ListUsersForGroup").hasMessageContaining("UserPrincipalName");
    }

    @Test
    void addUser_memberAlready_isNoError() {
        groups.addUser(name("alice"), TEAM);

        groups.addUser(name("alice"), TEAM);

        assertThat(SIMULATOR.account().members("team")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EntityAlreadyExists.User", "EntityNotExist.User", "LimitExceeded.User.Group", "NoPermission"})
    void addUser_refusedForAnythingElse_fails(String code) {
        SIMULATOR.faults().add(Fault.error("AddUserToGroup", 409, code, "No."));

        assertThat(failure(() -> groups.addUser(name("alice"), TEAM)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EntityNotExist.User", "EntityNotExist.Group", "NoPermission"})
    void removeUser_refusedForAnythingButTheMissingMembership_fails(String code) {
        SIMULATOR.faults().add(Fault.error("RemoveUserFromGroup", 404, code, "No."));

        assertThat(failure(() -> groups.removeUser(name("alice"), TEAM)).code()).isEqualTo(code);
    }

    @Test
    void find_forbidden_failsInsteadOfSayingThatThereIsNone() {
        SIMULATOR.faults().add(Fault.error("GetGroup", 403, "NoPermission", "No."));

        assertThat(failure(() -> groups.find(TEAM)).reason()).isEqualTo(Reason.FORBIDDEN);
    }
}
