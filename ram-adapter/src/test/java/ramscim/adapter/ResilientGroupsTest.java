package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.creation;
import static ramscim.adapter.SimulatedAliyun.failure;
import static ramscim.adapter.SimulatedAliyun.group;
import static ramscim.adapter.SimulatedAliyun.name;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;

/** What {@link ResilientRamDirectory} makes of lost answers to group operations. */
class ResilientGroupsTest {
    private static final GroupName TEAM = new GroupName("team");
    private static final GroupName CREW = new GroupName("crew");

    private final InMemoryRamDirectory ram = new InMemoryRamDirectory();
    private final ResilientRamDirectory directory =
            new ResilientRamDirectory(ram, new CallGuards(SimulatedAliyun.impatient()), Clock.systemUTC());

    @Test
    void createGroup_answerLost_isReadBackAndReturned() {
        ram.failAfter("CreateGroup", 1, failed(Reason.AMBIGUOUS));

        RamGroup created = directory.call(new CreateGroup(group("team")));

        assertThat(ram.groups()).containsExactly(created);
        assertThat(ram.calls()).containsExactly("CreateGroup", "GetGroup");
    }

    @Test
    void createGroup_requestLost_isCreatedOnce() {
        ram.failBefore("CreateGroup", 1, failed(Reason.AMBIGUOUS));

        RamGroup created = directory.call(new CreateGroup(group("team")));

        assertThat(ram.groups()).containsExactly(created);
        assertThat(ram.calls()).containsExactly("CreateGroup", "GetGroup", "CreateGroup");
    }

    @Test
    void createGroup_requestLostAndNameAnothers_alreadyExists() {
        RamGroup other = ram.addGroupByHand(TEAM);
        ram.failBefore("CreateGroup", 1, failed(Reason.AMBIGUOUS));

        RamException failure = failure(() -> directory.call(new CreateGroup(group("team"))));

        assertThat(failure.reason()).isEqualTo(Reason.ALREADY_EXISTS);
        assertThat(failure).hasMessageContaining(other.id());
        assertThat(ram.groups()).containsExactly(other);
    }

    @Test
    void createGroup_throttledAndThenExistsAsOurs_isReadBackAndReturned() {
        RamGroup ours = ram.call(new CreateGroup(group("team")));
        ram.failBefore("CreateGroup", 1, failed(Reason.THROTTLED));

        assertThat(directory.call(new CreateGroup(group("team")))).isEqualTo(ours);
    }

    @Test
    void createGroup_existsAtTheFirstAttempt_isNotReadBack() {
        ram.call(new CreateGroup(group("team")));
        ram.forgetCalls();

        assertThat(failure(() -> directory.call(new CreateGroup(group("team")))).reason())
                .isEqualTo(Reason.ALREADY_EXISTS);

        assertThat(ram.calls()).containsExactly("CreateGroup");
    }

    @Test
    void createGroup_answerAndReadingBackLost_ambiguousAndNotRepeated() {
        ram.failAfter("CreateGroup", 1, failed(Reason.AMBIGUOUS));
        ram.failBefore("GetGroup", 9, failed(Reason.UNAVAILABLE));

        assertThat(failure(() -> directory.call(new CreateGroup(group("team")))).reason())
                .isEqualTo(Reason.AMBIGUOUS);

        assertThat(ram.calls().stream().filter("CreateGroup"::equals)).hasSize(1);
    }

    @Test
    void updateGroup_answerLostAndNameStays_isRepeated() {
        ram.addGroupByHand(TEAM);
        ram.failAfter("UpdateGroup", 1, failed(Reason.AMBIGUOUS));

        assertThat(directory.call(new UpdateGroup(TEAM, group("team"))).displayName())
                .isEqualTo("team");

        assertThat(ram.calls()).containsExactly("UpdateGroup", "UpdateGroup");
    }

    @Test
    void updateGroup_answerToARenamingLost_theGroupIsFoundUnderItsNewName() {
        RamGroup before = ram.addGroupByHand(TEAM);
        ram.failAfter("UpdateGroup", 1, failed(Reason.AMBIGUOUS));

        RamGroup after = directory.call(new UpdateGroup(TEAM, group("crew")));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(ram.groups()).containsExactly(after);
        assertThat(ram.calls()).containsExactly("UpdateGroup", "UpdateGroup", "GetGroup");
    }

    @Test
    void updateGroup_requestLostAndGroupGone_notFound() {
        ram.failBefore("UpdateGroup", 1, failed(Reason.AMBIGUOUS));

        assertThat(failure(() -> directory.call(new UpdateGroup(TEAM, group("crew"))))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void updateGroup_requestLostAndGroupGoneAndNewNameAnothers_notFound() {
        ram.call(new CreateGroup(new GroupProfile(CREW, "crew", "scim-bridge:id=two")));
        ram.failBefore("UpdateGroup", 1, failed(Reason.AMBIGUOUS));

        assertThat(failure(() -> directory.call(new UpdateGroup(TEAM, group("crew"))))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void updateGroup_throttledAndGroupGone_notFoundWithoutReadingBack() {
        ram.failBefore("UpdateGroup", 1, failed(Reason.THROTTLED));

        assertThat(failure(() -> directory.call(new UpdateGroup(TEAM, group("crew"))))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);

        assertThat(ram.calls()).doesNotContain("GetGroup");
    }

    @Test
    void updateGroup_answerToARenamingAndReadingBackLost_ambiguous() {
        ram.addGroupByHand(TEAM);
        ram.failAfter("UpdateGroup", 1, failed(Reason.AMBIGUOUS));
        ram.failBefore("GetGroup", 9, failed(Reason.UNAVAILABLE));

        assertThat(failure(() -> directory.call(new UpdateGroup(TEAM, group("crew"))))
                        .reason())
                .isEqualTo(Reason.AMBIGUOUS);
    }

    @Test
    void deleteGroup_answerLost_isDone() {
        ram.addGroupByHand(TEAM);
        ram.failAfter("DeleteGroup", 1, failed(Reason.AMBIGUOUS));

        directory.call(new DeleteGroup(TEAM));

        assertThat(ram.groups()).isEmpty();
    }

    @Test
    void deleteGroup_throttledAndThenUnknown_notFound() {
        ram.failBefore("DeleteGroup", 1, failed(Reason.THROTTLED));

        assertThat(failure(() -> directory.call(new DeleteGroup(TEAM))).reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void membership_answersLost_isDoneOnce() {
        ram.addGroupByHand(TEAM);
        ram.call(creation("alice", "one"));
        ram.failAfter("AddUserToGroup", 1, failed(Reason.AMBIGUOUS));
        ram.failAfter("RemoveUserFromGroup", 1, failed(Reason.AMBIGUOUS));

        directory.call(new AddUserToGroup(name("alice"), TEAM));
        assertThat(ram.members(TEAM)).containsExactly(name("alice"));
        directory.call(new RemoveUserFromGroup(name("alice"), TEAM));

        assertThat(ram.members(TEAM)).isEmpty();
    }

    @Test
    void addUserToGroup_requestLostAndThenUnavailable_ambiguous() {
        ram.failBefore("AddUserToGroup", 1, failed(Reason.AMBIGUOUS));
        ram.failBefore("AddUserToGroup", 9, failed(Reason.UNAVAILABLE));

        assertThat(failure(() -> directory.call(new AddUserToGroup(name("alice"), TEAM)))
                        .reason())
                .isEqualTo(Reason.AMBIGUOUS);
    }

    @Test
    void lists_unavailableOnce_areRepeated() {
        ram.addGroupByHand(TEAM);
        ram.call(creation("alice", "one"));
        ram.failBefore("ListUsersForGroup", 1, failed(Reason.UNAVAILABLE));
        ram.failBefore("ListGroupsForUser", 1, failed(Reason.UNAVAILABLE));

        assertThat(directory.all(new ListUsersForGroup(TEAM))).isEmpty();
        assertThat(directory.call(new ListGroupsForUser(name("alice")))).isEmpty();
    }

    private static RamException failed(Reason reason) {
        return RamException.unanswered(reason, "Test", "as planned");
    }
}
