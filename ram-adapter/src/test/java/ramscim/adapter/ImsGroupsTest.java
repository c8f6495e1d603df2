package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.RamException.Reason;
import ramscim.simulator.fault.Fault;

class ImsGroupsTest extends SimulatedAliyun {
    private static final GroupName TEAM = new GroupName("team");

    private final ImsDirectory directory = new ImsDirectory(new RpcClient(settings()), true, 2, seeingAll());

    @BeforeEach
    void aGroupAndAUser() {
        ByHand.makeGroup("team");
        ByHand.make("alice", Map.of());
    }

    @Test
    void create_always_isOneCallThatCarriesTheWholeProfile() {
        directory.call(new CreateGroup(new GroupProfile(new GroupName("crew"), "The crew", "comments")));

        assertThat(actions()).containsExactly("CreateGroup");
        assertThat(SIMULATOR.calls().get(0).parameters())
                .containsOnly(
                        entry("GroupName", "crew"), entry("DisplayName", "The crew"), entry("Comments", "comments"));
    }

    @Test
    void update_nameThatStays_isNotSentAsANewOne() {
        directory.call(new UpdateGroup(TEAM, group("team")));

        assertThat(SIMULATOR.calls().get(0).parameters()).doesNotContainKey("NewGroupName");
    }

    @Test
    void update_nameThatChangesItsCase_isSentAsANewOne() {
        directory.call(new UpdateGroup(TEAM, group("Team")));

        assertThat(SIMULATOR.calls().get(0).parameters()).containsEntry("NewGroupName", "Team");
    }

    @Test
    void users_severalPages_oneCallAPage() {
        IntStream.range(0, 5)
                .forEach(n -> directory.call(new AddUserToGroup(
                        name(ByHand.make("user" + n, Map.of()).displayName()), TEAM)));
        SIMULATOR.clearCalls();

        assertThat(directory.all(new ListUsersForGroup(TEAM))).hasSize(5).doesNotHaveDuplicates();

        assertThat(actions()).containsExactly("ListUsersForGroup", "ListUsersForGroup", "ListUsersForGroup");
    }

    @Test
    void addUser_memberAlready_isNoError() {
        directory.call(new AddUserToGroup(name("alice"), TEAM));

        directory.call(new AddUserToGroup(name("alice"), TEAM));

        assertThat(SIMULATOR.account().members("team")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EntityAlreadyExists.User", "EntityNotExist.User", "LimitExceeded.User.Group", "NoPermission"})
    void addUser_refusedForAnythingElse_fails(String code) {
        SIMULATOR.faults().add(Fault.error("AddUserToGroup", 409, code, "No."));

        assertThat(failure(() -> directory.call(new AddUserToGroup(name("alice"), TEAM)))
                        .code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EntityNotExist.User", "EntityNotExist.Group", "NoPermission"})
    void removeUser_refusedForAnythingButTheMissingMembership_fails(String code) {
        SIMULATOR.faults().add(Fault.error("RemoveUserFromGroup", 404, code, "No."));

        assertThat(failure(() -> directory.call(new RemoveUserFromGroup(name("alice"), TEAM)))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void find_forbidden_failsInsteadOfSayingThatThereIsNone() {
        SIMULATOR.faults().add(Fault.error("GetGroup", 403, "NoPermission", "No."));

        assertThat(failure(() -> directory.call(new GetGroup(TEAM)).orElse(null))
                        .reason())
                .isEqualTo(Reason.FORBIDDEN);
    }
}
