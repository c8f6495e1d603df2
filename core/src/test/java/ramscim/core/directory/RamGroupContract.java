package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static ramscim.core.directory.RamException.Reason.ALREADY_EXISTS;
import static ramscim.core.directory.RamException.Reason.CONFLICT;
import static ramscim.core.directory.RamException.Reason.NOT_FOUND;
import static ramscim.core.directory.RamException.Reason.QUOTA_EXCEEDED;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccountCall.GetAccountSummary;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.ListGroups;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.UpdateUser;

/** What {@link RamDirectory} promises about groups, for every implementation of it. */
abstract class RamGroupContract extends RecycleBinContract {
    private static final GroupName TEAM = new GroupName("team");
    private static final GroupName NO_GROUP = new GroupName("no-group");

    @Test
    void createGroup_freeName_answersTheGroupWithItsProfile() {
        GroupProfile profile = new GroupProfile(new GroupName("Team.B-c_9"), "Röd 队~* +&=%", "A comment, & more=1");

        RamGroup created = directory().call(new CreateGroup(profile));

        assertThat(created.id()).isNotBlank();
        assertThat(created.name()).isEqualTo("Team.B-c_9");
        assertThat(created.displayName()).isEqualTo(profile.displayName());
        assertThat(created.comments()).isEqualTo(profile.comments());
        assertThat(created.createDate()).isNotNull();
        assertThat(directory().call(new GetGroup(profile.name())).orElse(null)).isEqualTo(created);
        assertThat(directory().all(new ListUsersForGroup(profile.name()))).isEmpty();
    }

    @Test
    void createGroup_nameTakenInOtherCase_alreadyExistsAndTheGroupStaysAsItWas() {
        RamGroup team = createGroup("team");

        assertThat(failure(() -> createGroup("TEAM")).reason()).isEqualTo(ALREADY_EXISTS);

        assertThat(directory().call(new GetGroup(TEAM)).orElse(null)).isEqualTo(team);
    }

    @Test
    void createGroup_sameProfileAgain_alreadyExists() {
        createGroup("team");

        assertThat(failure(() -> createGroup("team")).reason()).isEqualTo(ALREADY_EXISTS);
    }

    @Test
    void createGroup_asManyAsTheAccountMayHave_quotaExceeded() {
        IntStream.range(0, directory().call(new GetAccountSummary()).groupsQuota())
                .forEach(n -> groupMadeByHand("group" + n));

        assertThat(failure(() -> createGroup("team")).reason()).isEqualTo(QUOTA_EXCEEDED);
    }

    @Test
    void createGroup_sameNameManyTimesAtOnce_oneGetsItAndTheOthersAlreadyExist() throws Exception {
        List<String> outcomes = atOnce(8, n -> outcome(() -> createGroup("team")));

        assertThat(outcomes).hasSize(8).containsOnlyOnce("success");
        assertThat(outcomes.stream().filter("ALREADY_EXISTS"::equals)).hasSize(7);
    }

    @Test
    void findGroup_unknownName_null() {
        assertThat(directory().call(new GetGroup(NO_GROUP)).orElse(null)).isNull();
    }

    @Test
    void findGroup_nameInOtherCase_theGroupWithTheNameItWasCreatedWith() {
        RamGroup created = createGroup("Team");

        assertThat(directory().call(new GetGroup(new GroupName("tEAM"))).orElse(null))
                .isEqualTo(created);
    }

    @Test
    void findGroup_groupMadeElsewhere_isReportedAsItIs() {
        RamGroup byHand = groupMadeByHand("team");

        assertThat(byHand.displayName()).isNull();
        assertThat(directory().call(new GetGroup(TEAM)).orElse(null)).isEqualTo(byHand);
    }

    @Test
    void updateGroup_everyAttribute_answersTheNewStateOfTheSameGroup() {
        RamGroup before = createGroup("team");

        RamGroup answer = directory().call(new UpdateGroup(TEAM, profile("crew", "The crew", "Other comments")));

        assertThat(answer.id()).isEqualTo(before.id());
        assertThat(answer.name()).isEqualTo("crew");
        assertThat(answer.displayName()).isEqualTo("The crew");
        assertThat(answer.comments()).isEqualTo("Other comments");
        assertThat(answer.createDate()).isEqualTo(before.createDate());
        assertThat(directory().call(new GetGroup(new GroupName("crew"))).orElse(null))
                .isEqualTo(answer);
    }

    @Test
    void updateGroup_newName_theMembersStayAndTheOldNameIsFree() {
        createGroup("team");
        createMember("alice", TEAM);

        directory().call(new UpdateGroup(TEAM, profile("crew", "Crew", "comments")));

        assertThat(directory().call(new GetGroup(TEAM)).orElse(null)).isNull();
        assertThat(directory().all(new ListUsersForGroup(new GroupName("crew"))))
                .containsExactly(name("alice"));
        assertThat(createGroup("team")).isNotNull();
    }

    @Test
    void updateGroup_ownNameInOtherCase_changesTheCase() {
        createGroup("team");

        directory().call(new UpdateGroup(TEAM, profile("Team", "Team", "comments")));

        assertThat(directory().call(new GetGroup(TEAM)).orElse(null))
                .extracting(RamGroup::name)
                .isEqualTo("Team");
    }

    @Test
    void updateGroup_groupMadeElsewhere_getsWhatItLacked() {
        groupMadeByHand("team");

        RamGroup answer = directory().call(new UpdateGroup(TEAM, profile("team", "The team", "comments")));

        assertThat(answer.displayName()).isEqualTo("The team");
        assertThat(answer.comments()).isEqualTo("comments");
    }

    @Test
    void updateGroup_sameNameAndProfileAgain_changesNothingMore() {
        createGroup("team");
        GroupProfile profile = profile("team", "The team", "Other comments");
        RamGroup once = directory().call(new UpdateGroup(TEAM, profile));

        RamGroup twice = directory().call(new UpdateGroup(TEAM, profile));

        assertThat(twice)
                .usingRecursiveComparison()
                .ignoringFields("updateDate")
                .isEqualTo(once);
    }

    @Test
    void updateGroup_unknownName_notFound() {
        assertThat(failure(() -> directory().call(new UpdateGroup(NO_GROUP, profile("team", "Team", "comments"))))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void updateGroup_nameOfAnotherGroup_alreadyExistsAndBothStayAsTheyWere() {
        RamGroup team = createGroup("team");
        RamGroup crew = createGroup("crew");

        assertThat(failure(() -> directory().call(new UpdateGroup(TEAM, profile("CREW", "Other", "other"))))
                        .reason())
                .isEqualTo(ALREADY_EXISTS);

        assertThat(directory().call(new GetGroup(TEAM)).orElse(null)).isEqualTo(team);
        assertThat(directory().call(new GetGroup(new GroupName("crew"))).orElse(null))
                .isEqualTo(crew);
    }

    @Test
    void deleteGroup_groupWithoutMembers_isGoneAndItsNameIsFree() {
        RamGroup team = createGroup("team");

        directory().call(new DeleteGroup(new GroupName("TEAM")));

        assertThat(directory().call(new GetGroup(TEAM)).orElse(null)).isNull();
        assertThat(createGroup("team").id()).isNotEqualTo(team.id());
    }

    @Test
    void deleteGroup_unknownName_notFound() {
        assertThat(failure(() -> directory().call(new DeleteGroup(NO_GROUP))).reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void deleteGroup_groupWithAMember_conflictUntilTheMemberIsRemoved() {
        createGroup("team");
        createMember("alice", TEAM);

        assertThat(failure(() -> directory().call(new DeleteGroup(TEAM))).reason())
                .isEqualTo(CONFLICT);

        assertThat(directory().all(new ListUsersForGroup(TEAM))).containsExactly(name("alice"));
        directory().call(new RemoveUserFromGroup(name("alice"), TEAM));
        assertThatCode(() -> directory().call(new DeleteGroup(TEAM))).doesNotThrowAnyException();
    }

    @Test
    void deleteUser_memberOfAGroup_conflictUntilTheMembershipEnds() {
        createGroup("team");
        RamUser alice = createMember("alice", TEAM);

        assertThat(failure(() -> directory().call(new DeleteUser(alice.id()))).reason())
                .isEqualTo(CONFLICT);

        directory().call(new RemoveUserFromGroup(name("alice"), TEAM));
        assertThatCode(() -> directory().call(new DeleteUser(alice.id()))).doesNotThrowAnyException();
    }

    @Test
    void addUserToGroup_namesInOtherCase_theUserIsAMember() {
        createGroup("Team");
        create("Alice", "one");

        directory().call(new AddUserToGroup(name("aLICE"), new GroupName("tEAM")));

        assertThat(directory().all(new ListUsersForGroup(TEAM))).containsExactly(name("Alice"));
    }

    @Test
    void addUserToGroup_memberAlready_staysOneMember() {
        createGroup("team");
        createMember("alice", TEAM);

        directory().call(new AddUserToGroup(name("alice"), TEAM));

        assertThat(directory().all(new ListUsersForGroup(TEAM))).containsExactly(name("alice"));
    }

    @Test
    void addUserToGroup_unknownUser_notFound() {
        createGroup("team");

        assertThat(failure(() -> directory().call(new AddUserToGroup(name("nobody"), TEAM)))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void addUserToGroup_unknownGroup_notFound() {
        create("alice", "one");

        assertThat(failure(() -> directory().call(new AddUserToGroup(name("alice"), NO_GROUP)))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void addUserToGroup_asManyGroupsAsAUserMayHave_quotaExceededButMemberAlreadyIsFine() {
        create("alice", "one");
        int quota = directory().call(new GetAccountSummary()).groupsPerUserQuota();
        List<GroupName> groups = IntStream.rangeClosed(0, quota)
                .mapToObj(n -> new GroupName(groupMadeByHand("group" + n).name()))
                .toList();
        groups.subList(0, quota).forEach(group -> directory().call(new AddUserToGroup(name("alice"), group)));

        assertThat(failure(() -> directory().call(new AddUserToGroup(name("alice"), groups.get(quota))))
                        .reason())
                .isEqualTo(QUOTA_EXCEEDED);

        directory().call(new AddUserToGroup(name("alice"), groups.get(0)));
        assertThat(directory().call(new ListGroupsForUser(name("alice")))).hasSize(quota);
    }

    @Test
    void addUserToGroup_manyUsersAtOnce_allAreMembers() throws Exception {
        createGroup("team");

        atOnce(8, n -> createMember("user" + n, TEAM));

        assertThat(directory().all(new ListUsersForGroup(TEAM))).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void removeUserFromGroup_member_isOneNoLongerAndTheOthersStay() {
        createGroup("team");
        createMember("alice", TEAM);
        createMember("bob", TEAM);

        directory().call(new RemoveUserFromGroup(name("ALICE"), TEAM));

        assertThat(directory().all(new ListUsersForGroup(TEAM))).containsExactly(name("bob"));
        assertThat(directory().call(new ListGroupsForUser(name("alice")))).isEmpty();
    }

    @Test
    void removeUserFromGroup_noMember_isNoError() {
        createGroup("team");
        create("alice", "one");

        assertThatCode(() -> directory().call(new RemoveUserFromGroup(name("alice"), TEAM)))
                .doesNotThrowAnyException();
    }

    @Test
    void removeUserFromGroup_unknownUser_notFound() {
        createGroup("team");

        assertThat(failure(() -> directory().call(new RemoveUserFromGroup(name("nobody"), TEAM)))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void removeUserFromGroup_unknownGroup_notFound() {
        create("alice", "one");

        assertThat(failure(() -> directory().call(new RemoveUserFromGroup(name("alice"), NO_GROUP)))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void listUsersForGroup_moreThanAPage_everyMemberOnce() {
        createGroup("team");
        List<UserPrincipalName> members = IntStream.range(0, 103)
                .mapToObj(n ->
                        UserPrincipalName.parse(madeByHand("user" + n, Map.of()).userPrincipalName()))
                .toList();
        members.forEach(member -> directory().call(new AddUserToGroup(member, TEAM)));

        assertThat(directory().all(new ListUsersForGroup(TEAM))).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void listGroups_moreThanAPage_everyGroupOnce() {
        List<RamGroup> made =
                IntStream.range(0, 103).mapToObj(n -> createGroup("team" + n)).toList();

        assertThat(directory().all(new ListGroups())).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void listGroups_none_empty() {
        assertThat(directory().all(new ListGroups())).isEmpty();
    }

    @Test
    void listUsersForGroup_renamedMember_hasTheNewName() {
        createGroup("team");
        RamUser alice = createMember("alice", TEAM);

        directory().call(new UpdateUser(alice.id(), new UpdateUserRequest(name("bob"), null, null, null, null)));

        assertThat(directory().all(new ListUsersForGroup(TEAM))).containsExactly(name("bob"));
    }

    @Test
    void listUsersForGroup_unknownName_notFound() {
        assertThat(failure(() -> directory().all(new ListUsersForGroup(NO_GROUP)))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void listGroupsForUser_memberOfSome_thoseWithoutTheirDates() {
        RamGroup team = createGroup("Team");
        createGroup("crew");
        createMember("alice", TEAM);

        assertThat(directory().call(new ListGroupsForUser(name("ALICE"))))
                .containsExactly(new RamGroup(team.id(), team.name(), team.displayName(), team.comments(), null, null));
    }

    @Test
    void listGroupsForUser_memberOfNone_empty() {
        create("alice", "one");

        assertThat(directory().call(new ListGroupsForUser(name("alice")))).isEmpty();
    }

    @Test
    void listGroupsForUser_unknownUser_notFound() {
        assertThat(failure(() -> directory().call(new ListGroupsForUser(name("nobody"))))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void accountSummary_severalGroups_countsThemBelowTheQuota() {
        createGroup("team");
        groupMadeByHand("crew");

        AccountSummary summary = directory().call(new GetAccountSummary());

        assertThat(summary.groups()).isEqualTo(2);
        assertThat(summary.groupsQuota()).isEqualTo(300);
        assertThat(summary.groupsPerUserQuota()).isEqualTo(10);
    }

    private RamGroup createGroup(String name) {
        return directory().call(new CreateGroup(profile(name, name, "scim-bridge:id=one")));
    }

    private RamUser createMember(String localPart, GroupName group) {
        RamUser user = create(localPart, "owner-of-" + localPart);
        directory().call(new AddUserToGroup(name(localPart), group));
        return user;
    }

    private static GroupProfile profile(String name, String displayName, String comments) {
        return new GroupProfile(new GroupName(name), displayName, comments);
    }
}
