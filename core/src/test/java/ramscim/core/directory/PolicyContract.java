package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.directory.PolicyName.custom;
import static ramscim.core.directory.PolicyName.system;
import static ramscim.core.directory.RamException.Reason.NOT_FOUND;
import static ramscim.core.directory.RamException.Reason.QUOTA_EXCEEDED;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyCall.ListEntitiesForPolicy;
import ramscim.core.directory.PolicyCall.ListPolicies;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.UpdateUser;

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

        assertThat(directory().call(new GetPolicy(system("AdministratorAccess"))))
                .isPresent();
        assertThat(directory().call(new GetPolicy(OWN))).isPresent();
        assertThat(directory().call(new GetPolicy(system(OWN.name())))).isEmpty();
        assertThat(directory().call(new GetPolicy(NO_POLICY))).isEmpty();
    }

    @Test
    void listPolicies_systemAndCustomOnes_eachOnceWithHowOftenItIsAttached() {
        policyMadeByHand(OWN);
        create("alice", "one");
        directory().call(new AttachPolicyToUser(name("alice"), READ_ECS));

        List<RamPolicy> all = directory().all(new ListPolicies());

        assertThat(all)
                .extracting(RamPolicy::name)
                .doesNotHaveDuplicates()
                .contains(system("AdministratorAccess"), OWN);
        assertThat(all)
                .filteredOn(policy -> policy.name().equals(READ_ECS))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.attachments()).isEqualTo(1);
                    assertThat(policy.version()).isEqualTo("v1");
                });
    }

    @Test
    void listEntitiesForPolicy_usersAndGroups_thoseWhoHaveItThemselves() {
        RamUser alice = create("alice", "one");
        create("bob", "two");
        groupMadeByHand("team");
        directory().call(new AddUserToGroup(name("bob"), TEAM));
        directory().call(new AttachPolicyToUser(name("alice"), READ_ECS));
        directory().call(new AttachPolicyToGroup(TEAM, READ_ECS));

        PolicyHolders holders = directory().call(new ListEntitiesForPolicy(READ_ECS));

        assertThat(holders.users()).containsExactly(new PolicyHolders.User(alice.id(), "alice", alice.displayName()));
        assertThat(holders.groups()).containsExactly("team");
        assertThat(directory().call(new ListEntitiesForPolicy(READ_OSS)))
                .isEqualTo(new PolicyHolders(List.of(), List.of()));
    }

    @Test
    void listEntitiesForPolicy_unknownPolicy_notFound() {
        assertThat(failure(() -> directory().call(new ListEntitiesForPolicy(NO_POLICY)))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void attachPolicyToUser_bothTypes_areListedForThatUserOnly() {
        policyMadeByHand(OWN);
        create("alice", "one");
        create("bob", "two");

        directory().call(new AttachPolicyToUser(name("alice"), READ_ECS));
        directory().call(new AttachPolicyToUser(name("alice"), OWN));

        assertThat(directory().call(new ListPoliciesForUser(name("alice")))).containsExactlyInAnyOrder(READ_ECS, OWN);
        assertThat(directory().call(new ListPoliciesForUser(name("bob")))).isEmpty();
    }

    @Test
    void attachPolicyToUser_again_isListedOnce() {
        create("alice", "one");
        directory().call(new AttachPolicyToUser(name("alice"), READ_ECS));

        directory().call(new AttachPolicyToUser(name("alice"), READ_ECS));

        assertThat(directory().call(new ListPoliciesForUser(name("alice")))).containsExactly(READ_ECS);
    }

    @Test
    void attachPolicyToUser_anEleventhCustomOne_quotaExceededAndSystemOnesStillFit() {
        create("alice", "one");
        IntStream.rangeClosed(1, 11).forEach(n -> policyMadeByHand(custom("own" + n)));
        IntStream.rangeClosed(1, 10)
                .forEach(n -> directory().call(new AttachPolicyToUser(name("alice"), custom("own" + n))));

        assertThat(failure(() -> directory().call(new AttachPolicyToUser(name("alice"), custom("own11"))))
                        .reason())
                .isEqualTo(QUOTA_EXCEEDED);

        directory().call(new AttachPolicyToUser(name("alice"), READ_ECS));
        assertThat(directory().call(new ListPoliciesForUser(name("alice")))).hasSize(11);
    }

    @Test
    void detachPolicyFromUser_attachedAndThenAgain_leavesTheOthers() {
        create("alice", "one");
        directory().call(new AttachPolicyToUser(name("alice"), READ_ECS));
        directory().call(new AttachPolicyToUser(name("alice"), READ_OSS));

        directory().call(new DetachPolicyFromUser(name("alice"), READ_ECS));
        directory().call(new DetachPolicyFromUser(name("alice"), READ_ECS));

        assertThat(directory().call(new ListPoliciesForUser(name("alice")))).containsExactly(READ_OSS);
    }

    @Test
    void policyOfUser_unknownUserOrPolicy_notFoundWhateverTheCall() {
        create("alice", "one");

        assertThat(failure(() -> directory().call(new AttachPolicyToUser(name("nobody"), READ_ECS)))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new DetachPolicyFromUser(name("nobody"), READ_ECS)))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new ListPoliciesForUser(name("nobody"))))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new AttachPolicyToUser(name("alice"), NO_POLICY)))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new DetachPolicyFromUser(name("alice"), NO_POLICY)))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void attachPolicyToGroup_bothTypes_areListedForTheGroupAndNotForItsMembers() {
        policyMadeByHand(OWN);
        create("alice", "one");
        groupMadeByHand("team");
        directory().call(new AddUserToGroup(name("alice"), TEAM));

        directory().call(new AttachPolicyToGroup(TEAM, READ_ECS));
        directory().call(new AttachPolicyToGroup(TEAM, OWN));
        directory().call(new AttachPolicyToGroup(TEAM, OWN));

        assertThat(directory().call(new ListPoliciesForGroup(TEAM))).containsExactlyInAnyOrder(READ_ECS, OWN);
        assertThat(directory().call(new ListPoliciesForUser(name("alice")))).isEmpty();
    }

    @Test
    void attachPolicyToGroup_anEleventhCustomOne_quotaExceeded() {
        groupMadeByHand("team");
        IntStream.rangeClosed(1, 11).forEach(n -> policyMadeByHand(custom("own" + n)));
        IntStream.rangeClosed(1, 10).forEach(n -> directory().call(new AttachPolicyToGroup(TEAM, custom("own" + n))));

        assertThat(failure(() -> directory().call(new AttachPolicyToGroup(TEAM, custom("own11"))))
                        .reason())
                .isEqualTo(QUOTA_EXCEEDED);
    }

    @Test
    void detachPolicyFromGroup_attachedAndThenAgain_leavesTheOthers() {
        groupMadeByHand("team");
        directory().call(new AttachPolicyToGroup(TEAM, READ_ECS));
        directory().call(new AttachPolicyToGroup(TEAM, READ_OSS));

        directory().call(new DetachPolicyFromGroup(TEAM, READ_ECS));
        directory().call(new DetachPolicyFromGroup(TEAM, READ_ECS));

        assertThat(directory().call(new ListPoliciesForGroup(TEAM))).containsExactly(READ_OSS);
    }

    @Test
    void policyOfGroup_unknownGroupOrPolicy_notFoundWhateverTheCall() {
        groupMadeByHand("team");

        assertThat(failure(() -> directory().call(new AttachPolicyToGroup(NO_GROUP, READ_ECS)))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new DetachPolicyFromGroup(NO_GROUP, READ_ECS)))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new ListPoliciesForGroup(NO_GROUP)))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new AttachPolicyToGroup(TEAM, NO_POLICY)))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new DetachPolicyFromGroup(TEAM, NO_POLICY)))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void policies_renamedUser_stay() {
        RamUser alice = create("alice", "one");
        directory().call(new AttachPolicyToUser(name("alice"), READ_ECS));

        directory().call(new UpdateUser(alice.id(), new UpdateUserRequest(name("bob"), null, null, null, null)));

        assertThat(directory().call(new ListPoliciesForUser(name("bob")))).containsExactly(READ_ECS);
    }

    @Test
    void deleteUser_whoHasAPolicy_conflictUntilItIsDetached() {
        RamUser alice = create("alice", "one");
        directory().call(new AttachPolicyToUser(name("alice"), READ_ECS));

        assertThat(failure(() -> directory().call(new DeleteUser(alice.id()))).code())
                .isEqualTo("DeleteConflict.User.Policy");
        directory().call(new DetachPolicyFromUser(name("alice"), READ_ECS));
        directory().call(new DeleteUser(alice.id()));

        assertThat(directory().call(new GetUser(alice.id())).orElse(null)).isNull();
    }

    @Test
    void deleteGroup_thatHasAPolicy_conflictUntilItIsDetached() {
        groupMadeByHand("team");
        directory().call(new AttachPolicyToGroup(TEAM, READ_ECS));

        assertThat(failure(() -> directory().call(new DeleteGroup(TEAM))).code())
                .isEqualTo("DeleteConflict.Group.Policy");
        directory().call(new DetachPolicyFromGroup(TEAM, READ_ECS));
        directory().call(new DeleteGroup(TEAM));

        assertThat(directory().call(new GetGroup(TEAM)).orElse(null)).isNull();
    }
}
