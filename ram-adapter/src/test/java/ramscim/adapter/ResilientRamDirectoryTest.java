package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.creation;
import static ramscim.adapter.SimulatedAliyun.failure;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.GroupCall.ListGroups;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.directory.UserCall.UntagResources;
import ramscim.core.directory.UserCall.UpdateUser;

class ResilientRamDirectoryTest {
    private static final UpdateUserRequest UPDATE = new UpdateUserRequest(null, "Alice", null, null, null);

    private final InMemoryRamDirectory ram = new InMemoryRamDirectory();
    private final ResilientRamDirectory directory =
            new ResilientRamDirectory(ram, new CallGuards(SimulatedAliyun.impatient()), Clock.systemUTC());

    @Test
    void findUser_unavailableTwice_isRepeated() {
        ram.failBefore("GetUser", 2, failed(Reason.UNAVAILABLE));

        assertThat(directory.call(new GetUser(SimulatedAliyun.name("alice"))).orElse(null))
                .isNull();

        assertThat(ram.calls()).containsExactly("GetUser", "GetUser", "GetUser");
    }

    @Test
    void findUser_unavailableForLong_failsAfterFourAttempts() {
        ram.failBefore("GetUser", 9, failed(Reason.UNAVAILABLE));

        assertThat(failure(() -> directory
                                .call(new GetUser(SimulatedAliyun.name("alice")))
                                .orElse(null))
                        .reason())
                .isEqualTo(Reason.UNAVAILABLE);

        assertThat(ram.calls()).hasSize(4);
    }

    @Test
    void findUser_forbidden_isNotRepeated() {
        ram.failBefore("GetUser", 1, failed(Reason.FORBIDDEN));

        assertThat(failure(() -> directory
                                .call(new GetUser(SimulatedAliyun.name("alice")))
                                .orElse(null))
                        .reason())
                .isEqualTo(Reason.FORBIDDEN);

        assertThat(ram.calls()).hasSize(1);
    }

    @Test
    void createUser_existsAtTheFirstAttempt_isNotReadBack() {
        ram.addByHand("alice", Map.of(OwnershipTags.ID, "one"));

        assertThat(failure(() -> directory.call(creation("alice", "one"))).reason())
                .isEqualTo(Reason.ALREADY_EXISTS);

        assertThat(ram.calls()).containsExactly("CreateUser");
    }

    @Test
    void createUser_throttledAndThenExistsAsOurs_isReadBackAndReturned() {
        RamUser ours = ram.addByHand("alice", Map.of(OwnershipTags.ID, "one"));
        ram.failBefore("CreateUser", 1, failed(Reason.THROTTLED));

        assertThat(directory.call(creation("alice", "one"))).isEqualTo(ours);

        assertThat(ram.calls()).containsExactly("CreateUser", "CreateUser", "GetUser");
    }

    @Test
    void createUser_throttledAndThenExistsAsAnothers_alreadyExists() {
        ram.addByHand("alice", Map.of(OwnershipTags.ID, "two"));
        ram.failBefore("CreateUser", 1, failed(Reason.THROTTLED));

        assertThat(failure(() -> directory.call(creation("alice", "one"))).reason())
                .isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void createUser_everyRequestLost_ambiguousAfterFourAttempts() {
        ram.failBefore("CreateUser", 9, failed(Reason.AMBIGUOUS));

        assertThat(failure(() -> directory.call(creation("alice", "one"))).reason())
                .isEqualTo(Reason.AMBIGUOUS);

        assertThat(ram.calls().stream().filter("CreateUser"::equals)).hasSize(4);
    }

    @Test
    void createUser_requestLostAndThenUnavailable_ambiguous() {
        ram.failBefore("CreateUser", 1, failed(Reason.AMBIGUOUS));
        ram.failBefore("CreateUser", 9, failed(Reason.UNAVAILABLE));

        assertThat(failure(() -> directory.call(creation("alice", "one"))).reason())
                .isEqualTo(Reason.AMBIGUOUS);
    }

    @Test
    void updateUser_answerLost_isRepeated() {
        RamUser alice = ram.addByHand("alice", Map.of());
        ram.failAfter("UpdateUser", 1, failed(Reason.AMBIGUOUS));

        assertThat(directory.call(new UpdateUser(alice.id(), UPDATE)).displayName())
                .isEqualTo("Alice");

        assertThat(ram.calls()).containsExactly("UpdateUser", "UpdateUser");
    }

    @Test
    void updateUser_requestLostAndThenThrottledForLong_ambiguous() {
        RamUser alice = ram.addByHand("alice", Map.of());
        ram.failBefore("UpdateUser", 1, failed(Reason.AMBIGUOUS));
        ram.failBefore("UpdateUser", 9, failed(Reason.THROTTLED));

        assertThat(failure(() -> directory.call(new UpdateUser(alice.id(), UPDATE)))
                        .reason())
                .isEqualTo(Reason.AMBIGUOUS);
    }

    @Test
    void updateUser_requestLostAndThenRefused_failsForTheRefusal() {
        RamUser alice = ram.addByHand("alice", Map.of());
        ram.failBefore("UpdateUser", 1, failed(Reason.AMBIGUOUS));
        ram.failBefore("UpdateUser", 1, failed(Reason.INVALID));

        assertThat(failure(() -> directory.call(new UpdateUser(alice.id(), UPDATE)))
                        .reason())
                .isEqualTo(Reason.INVALID);
    }

    @Test
    void deleteUser_unknownUser_notFound() {
        RamUser alice = ram.addByHand("alice", Map.of());
        ram.removeByHand(alice.id());

        assertThat(failure(() -> directory.call(new DeleteUser(alice.id()))).reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void deleteUser_throttledAndThenUnknown_notFound() {
        RamUser alice = ram.addByHand("alice", Map.of());
        ram.removeByHand(alice.id());
        ram.failBefore("DeleteUser", 1, failed(Reason.THROTTLED));

        assertThat(failure(() -> directory.call(new DeleteUser(alice.id()))).reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void untagUser_answerLost_isRepeated() {
        RamUser alice = ram.addByHand("alice", Map.of("team", "red"));
        ram.failAfter("UntagResources", 1, failed(Reason.AMBIGUOUS));

        directory.call(new UntagResources(alice.id(), Set.of("team")));

        assertThat(ram.users()).extracting(RamUser::tags).containsExactly(Map.of());
    }

    @Test
    void listUsers_onePageUnavailable_asksForThatPageOnly() {
        ram.changePageSize(1);
        ram.addByHand("alice", Map.of());
        ram.addByHand("bob", Map.of());
        ram.failAfter("ListUsers", 1, failed(Reason.UNAVAILABLE));

        assertThat(directory.all(new ListUsers(Map.of()))).hasSize(2).doesNotHaveDuplicates();

        assertThat(ram.calls()).filteredOn("ListUsers"::equals).hasSize(3);
    }

    @Test
    void listGroups_onePageUnavailable_asksForThatPageOnly() {
        ram.changePageSize(1);
        ram.addGroupByHand(new GroupName("one"));
        ram.addGroupByHand(new GroupName("two"));
        ram.failAfter("ListGroups", 1, failed(Reason.UNAVAILABLE));

        assertThat(directory.all(new ListGroups())).hasSize(2).doesNotHaveDuplicates();

        assertThat(ram.calls()).filteredOn("ListGroups"::equals).hasSize(3);
    }

    private static RamException failed(Reason reason) {
        return RamException.unanswered(reason, "Test", "as planned");
    }
}
