package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.directory.PolicyName.custom;
import static ramscim.core.directory.PolicyName.system;
import static ramscim.core.directory.RamException.Reason.NOT_FOUND;
import static ramscim.core.directory.RamException.Reason.QUOTA_EXCEEDED;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Policies} promises, for every implementation of it. */
abstract class PolicyContract extends MfaDeviceContract {
    private static final GroupName TEAM = new GroupName("team");
    private static final GroupName NO_GROUP = new GroupName("no-group");
    private static final PolicyName READ_ECS = system("AliyunECSReadOnlyAccess");
    private static final PolicyName READ_OSS = system("AliyunOSSReadOnlyAccess");
    private static final PolicyName OWN = custom("own-policy");
    private static final PolicyName NO_POLICY = custom("no-such-policy");

    @Test
    void policyExists_systemCustomAndUnknownOnes_tellsWhichThereAre() {
        policyMadeByHand(OWN);

        assertThat(directory().policyExists(system("AdministratorAccess"))).isTrue();
        assertThat(directory().policyExists(OWN)).isTrue();
        assertThat(directory().policyExists(system(OWN.name()))).isFalse();
        assertThat(directory().policyExists(NO_POLICY)).isFalse();
    }

    @Test
    void attachPolicyToUser_bothTypes_areListedForThatUserOnly() {
        policyMadeByHand(OWN);
        create("alice", "one");
        create("bob", "two");

        directory().attachPolicyToUser(name("alice"), READ_ECS);
        directory().attachPolicyToUser(name("alice"), OWN);

        assertThat(directory().listPoliciesForUser(name("alice"))).containsExactlyInAnyOrder(READ_ECS, OWN);
        assertThat(directory().listPoliciesForUser(name("bob"))).isEmpty();
    }

    @Test
    void attachPolicyToUser_again_isListedOnce() {
        create("alice", "one");
        directory().attachPolicyToUser(name("alice"), READ_ECS);

        directory().attachPolicyToUser(name("alice"), READ_ECS);

        assertThat(directory().listPoliciesForUser(name("alice"))).containsExactly(READ_ECS);
    }

    @Test
    void attachPolicyToUser_anEleventhCustomOne_quotaExceededAndSystemOnesStillFit() {
        create("alice", "one");
        IntStream.rangeClosed(1, 11).forEach(n -> policyMadeByHand(custom("own" + n)));
        IntStream.rangeClosed(1, 10).forEach(n -> directory().attachPolicyToUser(name("alice"), custom("own" + n)));

        assertThat(failure(() -> directory().attachPolicyToUser(name("alice"), custom("own11")))
                        .reason())
                .isEqualTo(QUOTA_EXCEEDED);

        directory().attachPolicyToUser(name("alice"), READ_ECS);
        assertThat(directory().listPoliciesForUser(name("alice"))).hasSize(11);
    }

    @Test
    void detachPolicyFromUser_attachedAndThenAgain_leavesTheOthers() {
        create("alice", "one");
        directory().attachPolicyToUser(name("alice"), READ_ECS);
        directory().attachPolicyToUser(name("alice"), READ_OSS);

        directory().detachPolicyFromUser(name("alice"), READ_ECS);
        directory().detachPolicyFromUser(name("alice"), READ_ECS);

        assertThat(directory().listPoliciesForUser(name("alice"))).containsExactly(READ_OSS);
    }

    @Test
    void policyOfUser_unknownUserOrPolicy_notFoundWhateverTheCall() {
        create("alice", "one");

        assertThat(failure(() -> directory().attachPolicyToUser(name("nobody"), READ_ECS))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().detachPolicyFromUser(name("nobody"), READ_ECS))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().listPoliciesForUser(name("nobody")))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().attachPolicyToUser(name("alice"), NO_POLICY))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().detachPolicyFromUser(name("alice"), NO_POLICY))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void attachPolicyToGroup_bothTypes_areListedForTheGroupAndNotForItsMembers() {
        policyMadeByHand(OWN);
        create("alice", "one");
        groupMadeByHand("team");
        directory().addUserToGroup(name("alice"), TEAM);

        directory().attachPolicyToGroup(TEAM, READ_ECS);
        directory().attachPolicyToGroup(TEAM, OWN);
        directory().attachPolicyToGroup(TEAM, OWN);

        assertThat(directory().listPoliciesForGroup(TEAM)).containsExactlyInAnyOrder(READ_ECS, OWN);
        assertThat(directory().listPoliciesForUser(name("alice"))).isEmpty();
    }

    @Test
    void attachPolicyToGroup_anEleventhCustomOne_quotaExceeded() {
        groupMadeByHand("team");
        IntStream.rangeClosed(1, 11).forEach(n -> policyMadeByHand(custom("own" + n)));
        IntStream.rangeClosed(1, 10).forEach(n -> directory().attachPolicyToGroup(TEAM, custom("own" + n)));

        assertThat(failure(() -> directory().attachPolicyToGroup(TEAM, custom("own11")))
                        .reason())
                .isEqualTo(QUOTA_EXCEEDED);
    }

    @Test
    void detachPolicyFromGroup_attachedAndThenAgain_leavesTheOthers() {
        groupMadeByHand("team");
        directory().attachPolicyToGroup(TEAM, READ_ECS);
        directory().attachPolicyToGroup(TEAM, READ_OSS);

        directory().detachPolicyFromGroup(TEAM, READ_ECS);
        directory().detachPolicyFromGroup(TEAM, READ_ECS);

        assertThat(directory().listPoliciesForGroup(TEAM)).containsExactly(READ_OSS);
    }

    @Test
    void policyOfGroup_unknownGroupOrPolicy_notFoundWhateverTheCall() {
        groupMadeByHand("team");

        assertThat(failure(() -> directory().attachPolicyToGroup(NO_GROUP, READ_ECS))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().detachPolicyFromGroup(NO_GROUP, READ_ECS))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().listPoliciesForGroup(NO_GROUP)).reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().attachPolicyToGroup(TEAM, NO_POLICY))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().detachPolicyFromGroup(TEAM, NO_POLICY))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void policies_renamedUser_stay() {
        RamUser alice = create("alice", "one");
        directory().attachPolicyToUser(name("alice"), READ_ECS);

        directory().updateUser(alice.id(), new UpdateUserRequest(name("bob"), null, null, null, null));

        assertThat(directory().listPoliciesForUser(name("bob"))).containsExactly(READ_ECS);
    }

    @Test
    void deleteUser_whoHasAPolicy_conflictUntilItIsDetached() {
        RamUser alice = create("alice", "one");
        directory().attachPolicyToUser(name("alice"), READ_ECS);

        assertThat(failure(() -> directory().deleteUser(alice.id())).code()).isEqualTo("DeleteConflict.User.Policy");
        directory().detachPolicyFromUser(name("alice"), READ_ECS);
        directory().deleteUser(alice.id());

        assertThat(directory().findUser(alice.id())).isNull();
    }

    @Test
    void deleteGroup_thatHasAPolicy_conflictUntilItIsDetached() {
        groupMadeByHand("team");
        directory().attachPolicyToGroup(TEAM, READ_ECS);

        assertThat(failure(() -> directory().deleteGroup(TEAM)).code()).isEqualTo("DeleteConflict.Group.Policy");
        directory().detachPolicyFromGroup(TEAM, READ_ECS);
        directory().deleteGroup(TEAM);

        assertThat(directory().findGroup(TEAM)).isNull();
    }
}
