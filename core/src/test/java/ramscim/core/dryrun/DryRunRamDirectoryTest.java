package ramscim.core.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AnswerTypes;
import ramscim.core.directory.Errand;
import ramscim.core.directory.EveryCall;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;

class DryRunRamDirectoryTest {
    private static final GroupName TEAM = new GroupName("team");

    private final InMemoryRamDirectory ram = new InMemoryRamDirectory();
    private final List<RamCall<?>> told = new ArrayList<>();
    private final RamDirectory dry = new DryRunRamDirectory(ram, told::add);

    @Test
    void call_ofEachKind_isAnsweredWithWhatItSaysAndOnlyWritesAreTold() {
        AnswerTypes answers = new AnswerTypes(dry);

        List<RamCall<?>> made = EveryCall.on(rehearsing(answers));

        assertThat(answers.wrong()).isEmpty();
        assertThat(told)
                .containsExactlyElementsOf(
                        made.stream().filter(call -> call.operation().isWrite()).toList());
    }

    /** Each call is rehearsed before it is made. */
    private RamDirectory rehearsing(RamDirectory rehearsal) {
        return new RamDirectory() {
            @Override
            public <R> R call(RamCall<R> call, Errand errand) {
                rehearsal.call(call, errand);
                return ram.call(call, errand);
            }
        };
    }

    @Test
    void call_write_leavesTheAccountAsItIs() {
        RamUser alice = ram.addByHand("alice", Map.of());

        dry.call(new UpdateUser(alice.id(), new UpdateUserRequest(null, "Other", null, null, null)));

        assertThat(ram.users()).containsExactly(alice);
    }

    @Test
    void createUser_nameThatIsTaken_isRefusedAsRamWould() {
        RamUser alice = ram.addByHand("alice", Map.of());
        UserProfile profile = new UserProfile(name(alice), "Alice", null, null, null);

        assertThat(refusal(new CreateUser(profile, Tags.none())).reason()).isEqualTo(Reason.ALREADY_EXISTS);
        assertThat(told).isEmpty();
    }

    @Test
    void deleteUser_whoIsInAGroup_isRefusedUntilItHasLeft() {
        RamUser alice = ram.addByHand("alice", Map.of());
        ram.addGroupByHand(TEAM);
        ram.call(new AddUserToGroup(name(alice), TEAM));

        assertThat(refusal(new DeleteUser(alice.id())).reason()).isEqualTo(Reason.CONFLICT);
        dry.call(new RemoveUserFromGroup(name(alice), TEAM));
        dry.call(new DeleteUser(alice.id()));

        assertThat(dry.all(new ListUsersForGroup(TEAM))).isEmpty();
        assertThat(ram.members(TEAM)).hasSize(1);
    }

    @Test
    void deleteGroup_thatHasAMember_isRefusedUntilNobodyIsInIt() {
        RamUser alice = ram.addByHand("alice", Map.of());
        ram.addGroupByHand(TEAM);
        ram.call(new AddUserToGroup(name(alice), TEAM));

        assertThat(refusal(new DeleteGroup(TEAM)).reason()).isEqualTo(Reason.CONFLICT);
        dry.call(new RemoveUserFromGroup(name(alice), TEAM));
        dry.call(new DeleteGroup(TEAM));

        assertThat(ram.groups()).hasSize(1);
    }

    @Test
    void getUser_restoredOne_isThere() {
        RamUser alice = ram.addByHand("alice", Map.of());
        ram.call(new DeleteUser(alice.id()));

        dry.call(new RestoreUserFromRecycleBin(alice.id()));

        assertThat(dry.call(new GetUser(alice.id())))
                .map(RamUser::userPrincipalName)
                .isEqualTo(Optional.of(alice.userPrincipalName()));
        assertThat(ram.users()).isEmpty();
    }

    @Test
    void refusing_eachWrite_isNotTriedAndEachReadIsAnswered() {
        RamDirectory refusing = DryRunRamDirectory.refusing(ram);
        RamUser alice = ram.addByHand("alice", Map.of());

        assertThat(catchThrowableOfType(RamException.class, () -> refusing.call(new DeleteUser(alice.id())))
                        .code())
                .isEqualTo("Bridge.DryRun");
        assertThat(refusing.call(new GetUser(alice.id()))).contains(alice);
    }

    private RamException refusal(RamCall<?> call) {
        return catchThrowableOfType(RamException.class, () -> dry.call(call));
    }

    private static UserPrincipalName name(RamUser user) {
        return UserPrincipalName.parse(user.userPrincipalName());
    }
}
