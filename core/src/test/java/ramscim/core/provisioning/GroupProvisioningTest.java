package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.DOWN;
import static ramscim.core.provisioning.EngineFixture.LOST;
import static ramscim.core.provisioning.EngineFixture.THROTTLED;
import static ramscim.core.provisioning.EngineFixture.reason;
import static ramscim.core.provisioning.EngineFixture.refusal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Membership;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

class GroupProvisioningTest {
    private static final GroupName TEAM = new GroupName("Team");

    private final EngineFixture fixture = new EngineFixture();
    private final ConfirmedResource alice = fixture.createUser("alice");
    private final ConfirmedResource bob = fixture.createUser("bob");

    @BeforeEach
    void forgetCalls() {
        fixture.directory.forgetCalls();
    }

    @Test
    void create_withoutMembers_oneCall() {
        assertThat(fixture.callsOf(() -> fixture.createGroup("Team"))).containsExactly("CreateGroup");

        BothSides.agree(fixture);
    }

    @Test
    void create_withMembers_oneCallMoreForEach() {
        assertThat(fixture.callsOf(() -> fixture.createGroup("Team", alice, bob)))
                .containsExactly("CreateGroup", "AddUserToGroup", "AddUserToGroup");

        assertThat(fixture.directory.members(TEAM)).hasSize(2);
        BothSides.agree(fixture);
    }

    @Test
    void create_nameOfAGroupOfNobody_uniquenessAndThatGroupStaysAsItWas() {
        RamGroup byHand = fixture.directory.addGroupByHand(TEAM);

        assertThat(reason(() -> fixture.createGroup("Team", alice))).isEqualTo(Reason.UNIQUENESS);

        assertThat(fixture.directory.groups()).containsExactly(byHand);
        assertThat(fixture.directory.members(TEAM)).isEmpty();
        assertThat(fixture.store.failures(10)).extracting(Failure::subject).containsExactly("Team");
    }

    @Test
    void create_nameThatDiffersInCaseOnly_uniqueness() {
        fixture.createGroup("Team");

        assertThat(reason(() -> fixture.createGroup("TEAM"))).isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    void create_memberThatIsNoUser_invalidValueWithoutACall() {
        ConfirmedResource team = fixture.createGroup("Team");

        assertThat(fixture.callsOf(() -> {
                    assertThat(reason(() -> fixture.createGroup("Staff", team))).isEqualTo(Reason.INVALID_VALUE);
                    assertThat(reason(() -> fixture.update(
                                    ResourceType.GROUP,
                                    team.id(),
                                    (newest, members) ->
                                            new Draft(newest, Map.of(ResourceId.random(), Membership.JOINED)))))
                            .isEqualTo(Reason.INVALID_VALUE);
                }))
                .isEmpty();
    }

    @Test
    void create_answerLost_theSameAgainFindsTheGroupByItsComments() {
        fixture.directory.failAfter("CreateGroup", 1, LOST);
        assertThat(reason(() -> fixture.createGroup("Team", alice))).isEqualTo(Reason.NOT_YET);

        fixture.createGroup("Team", alice);

        assertThat(fixture.directory.groups()).hasSize(1);
        BothSides.agree(fixture);
    }

    @Test
    void update_oneMoreMember_oneCall() {
        ConfirmedResource team = fixture.createGroup("Team", alice);

        assertThat(fixture.callsOf(() -> fixture.join(team, bob))).containsExactly("AddUserToGroup");

        assertThat(fixture.confirmed(team.id()).version()).isGreaterThan(team.version());
        BothSides.agree(fixture);
    }

    @Test
    void update_memberAlready_noCallAndTheSameVersion() {
        ConfirmedResource team = fixture.createGroup("Team", alice);

        assertThat(fixture.callsOf(() -> fixture.join(team, alice))).isEmpty();

        assertThat(fixture.confirmed(team.id())).isEqualTo(team);
    }

    @Test
    void update_oneMemberOfManyLeaves_lookedAtAndOneCall() {
        List<ConfirmedResource> many = IntStream.range(0, 20)
                .mapToObj(n -> fixture.createUser("user" + n))
                .toList();
        ConfirmedResource team = fixture.createGroup("Team", many.toArray(ConfirmedResource[]::new));

        assertThat(fixture.callsOf(() -> fixture.leave(team, many.get(7))))
                .containsExactly("GetGroup", "RemoveUserFromGroup");

        BothSides.agree(fixture);
    }

    @Test
    void update_someJoinAndOthersLeave_oneCallEach() {
        ConfirmedResource team = fixture.createGroup("Team", alice);

        assertThat(fixture.callsOf(() -> fixture.update(
                        ResourceType.GROUP,
                        team.id(),
                        (newest, members) ->
                                new Draft(newest, Map.of(alice.id(), Membership.LEFT, bob.id(), Membership.JOINED)))))
                .containsExactlyInAnyOrder("GetGroup", "AddUserToGroup", "RemoveUserFromGroup");

        BothSides.agree(fixture);
    }

    @Test
    void update_edit_seesTheMembersAsTheyWillBe() {
        ConfirmedResource team = fixture.createGroup("Team", alice);
        fixture.workers.hold();
        refusal(() -> fixture.join(team, bob));
        refusal(() -> fixture.leave(team, alice));

        refusal(() -> fixture.update(ResourceType.GROUP, team.id(), (newest, members) -> {
            assertThat(members.get()).containsExactly(bob.id());
            return Draft.of(newest);
        }));
    }

    @Test
    void update_otherName_oneCallAndTheMembersStay() {
        ConfirmedResource team = fixture.createGroup("Team", alice);

        assertThat(fixture.callsOf(() -> fixture.update(team, Attributes.group("Staff"))))
                .containsExactly("UpdateGroup");

        assertThat(fixture.directory.members(new GroupName("Staff"))).hasSize(1);
        BothSides.agree(fixture);
    }

    @Test
    void update_userIsInAsManyGroupsAsRamAllows_callerIsToldAndTheRestIsDone() {
        IntStream.range(0, 10).forEach(n -> fixture.createGroup("group" + n, alice));
        ConfirmedResource team = fixture.createGroup("Team");

        fixture.join(team, alice, bob);

        assertThat(fixture.store.failures(10))
                .singleElement()
                .satisfies(failure -> assertThat(failure.refusal().reason()).isEqualTo(Reason.QUOTA_EXCEEDED))
                .extracting(Failure::subject)
                .isEqualTo("alice");
        assertThat(fixture.directory.members(TEAM)).containsExactly(name("bob"));
        assertThat(fixture.store.membersOf(team.id())).containsExactly(bob.id());
        assertThat(fixture.pending()).isEmpty();
        BothSides.agree(fixture);
    }

    @Test
    void update_oneMemberCannotBeChangedNow_theOthersAreAndItIsDoneLater() {
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.directory.failBefore("AddUserToGroup", 1, THROTTLED);

        assertThat(reason(() -> fixture.join(team, alice, bob))).isEqualTo(Reason.NOT_YET);

        assertThat(fixture.directory.members(TEAM)).hasSize(1);
        assertThat(fixture.callsOf(fixture::settle)).containsOnlyOnce("AddUserToGroup");
        BothSides.agree(fixture);
    }

    @Test
    void update_joinsThatWaitAndOneThatLeavesAgain_onlyTheNewestReachesRam() {
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.workers.hold();
        refusal(() -> fixture.join(team, alice, bob));
        refusal(() -> fixture.leave(team, alice));

        fixture.settle();

        assertThat(fixture.directory.members(TEAM)).containsExactly(name("bob"));
        BothSides.agree(fixture);
    }

    @Test
    void update_memberRenamedInRam_isFoundUnderItsNewName() {
        ConfirmedResource team = fixture.createGroup("Team");
        RamUser user = Objects.requireNonNull(alice.ramUser());
        fixture.directory.call(
                new UpdateUser(user.id(), new UpdateUserRequest(name("alice.smith"), null, null, null, null)));

        fixture.join(team, alice);

        assertThat(fixture.directory.members(TEAM)).containsExactly(name("alice.smith"));
    }

    @Test
    void update_memberIsRenamedAtTheSameTime_bothAreDone() {
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.workers.hold();
        refusal(() -> fixture.join(team, alice));
        refusal(() -> fixture.update(alice, Attributes.user("alice.smith")));

        fixture.settle();

        BothSides.agree(fixture);
        assertThat(fixture.directory.members(TEAM)).containsExactly(name("alice.smith"));
    }

    @Test
    void update_memberIsDeletedAtTheSameTime_bothAreDone() {
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.workers.hold();
        refusal(() -> fixture.join(team, alice));
        refusal(() -> fixture.delete(alice));

        fixture.settle();

        BothSides.agree(fixture);
        assertThat(fixture.directory.users()).hasSize(1);
    }

    @Test
    void update_leaverWhoseMemberIsGoneInRam_isDone() {
        ConfirmedResource team = fixture.createGroup("Team", alice);
        fixture.directory.removeByHand(Objects.requireNonNull(alice.ramUser()).id());

        fixture.believed(() -> fixture.leave(team, alice));

        assertThat(fixture.store.membersOf(team.id())).isEmpty();
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void update_groupIsGoneInRam_isMadeAgain() {
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.directory.removeGroupByHand(TEAM);

        fixture.believed(() -> fixture.update(team, Attributes.group("Staff")));

        assertThat(fixture.directory.groups()).extracting(RamGroup::name).containsExactly("Staff");
    }

    @Test
    void delete_afterARenamingWhoseAnswerWasLost_theGroupIsFoundUnderItsNewName() {
        ConfirmedResource team = fixture.createGroup("Team", alice);
        fixture.directory.failAfter("UpdateGroup", 1, LOST);
        refusal(() -> fixture.update(team, Attributes.group("Staff")));

        fixture.delete(team);

        assertThat(fixture.directory.groups()).isEmpty();
    }

    @Test
    void update_twoRenamingsTheFirstOfWhichWasLost_oneGroupWithTheNewestName() {
        ConfirmedResource team = fixture.createGroup("Team", alice);
        fixture.directory.failAfter("UpdateGroup", 1, LOST);
        refusal(() -> fixture.update(team, Attributes.group("Staff")));

        fixture.update(team, Attributes.group("Crew"));

        assertThat(fixture.directory.groups()).hasSize(1);
        BothSides.agree(fixture);
    }

    @Test
    void delete_withMembers_theyLeaveFirst() {
        ConfirmedResource team = fixture.createGroup("Team", alice, bob);

        assertThat(fixture.callsOf(() -> fixture.delete(team)))
                .containsExactly("GetGroup", "RemoveUserFromGroup", "RemoveUserFromGroup", "DeleteGroup");

        assertThat(fixture.directory.groups()).isEmpty();
        BothSides.agree(fixture);
    }

    @Test
    void delete_memberThatTheBridgeDoesNotKnow_leavesToo() {
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.directory.addByHand("carol", Map.of());
        fixture.directory.call(new AddUserToGroup(name("carol"), TEAM));

        fixture.delete(team);

        assertThat(fixture.directory.groups()).isEmpty();
    }

    @Test
    void delete_ramIsDown_isDoneLater() {
        ConfirmedResource team = fixture.createGroup("Team", alice);
        fixture.directory.failBefore("RemoveUserFromGroup", 2, DOWN);

        assertThat(reason(() -> fixture.delete(team))).isEqualTo(Reason.NOT_YET);

        fixture.settle();
        assertThat(fixture.directory.groups()).isEmpty();
        BothSides.agree(fixture);
    }

    private static UserPrincipalName name(String localPart) {
        return new UserPrincipalName(localPart, "example.onaliyun.com");
    }
}
