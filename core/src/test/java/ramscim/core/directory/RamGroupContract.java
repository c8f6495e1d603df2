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

/** What {@link RamDirectory} promises about groups, for every implementation of it. */
abstract class RamGroupContract extends RecycleBinContract {
    private static final GroupName TEAM = new GroupName("team");
    private static final GroupName NO_GROUP = new GroupName("no-group");

    @Test
    void createGroup_freeName_answersTheGroupWithItsProfile() {
        GroupProfile profile = new GroupProfile(new GroupName("Team.B-c_9"), "Röd 队~* +&=%", "A comment, & more=1");

        RamGroup created = directory().createGroup(profile);

        assertThat(created.id()).isNotBlank();
        assertThat(created.name()).isEqualTo("Team.B-c_9");
        assertThat(created.displayName()).isEqualTo(profile.displayName());
        assertThat(created.comments()).isEqualTo(profile.comments());
        assertThat(created.createDate()).isNotNull();
        assertThat(directory().findGroup(profile.name())).isEqualTo(created);
        assertThat(directory().listUsersForGroup(profile.name())).isEmpty();
    }

    @Test
    void createGroup_nameTakenInOtherCase_alreadyExistsAndTheGroupStaysAsItWas() {
        RamGroup team = createGroup("team");

        assertThat(failure(() -> createGroup("TEAM")).reason()).isEqualTo(ALREADY_EXISTS);

        assertThat(directory().findGroup(TEAM)).isEqualTo(team);
    }

    @Test
    void createGroup_sameProfileAgain_alreadyExists() {
        createGroup("team");

        assertThat(failure(() -> createGroup("team")).reason()).isEqualTo(ALREADY_EXISTS);
    }

    @Test
    void createGroup_asManyAsTheAccountMayHave_quotaExceeded() {
        IntStream.range(0, directory().accountSummary().groupsQuota()).forEach(n -> groupMadeByHand("group" + n));

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
        assertThat(directory().findGroup(NO_GROUP)).isNull();
    }

    @Test
    void findGroup_nameInOtherCase_theGroupWithTheNameItWasCreatedWith() {
        RamGroup created = createGroup("Team");

        assertThat(directory().findGroup(new GroupName("tEAM"))).isEqualTo(created);
    }

    @Test
    void findGroup_groupMadeElsewhere_isReportedAsItIs() {
        RamGroup byHand = groupMadeByHand("team");

        assertThat(byHand.displayName()).isNull();
        assertThat(directory().findGroup(TEAM)).isEqualTo(byHand);
    }

    @Test
    void updateGroup_everyAttribute_answersTheNewStateOfTheSameGroup() {
        RamGroup before = createGroup("team");

        RamGroup answer = directory().updateGroup(TEAM, profile("crew", "The crew", "Other comments"));

        assertThat(answer.id()).isEqualTo(before.id());
        assertThat(answer.name()).isEqualTo("crew");
        assertThat(answer.displayName()).isEqualTo("The crew");
        assertThat(answer.comments()).isEqualTo("Other comments");
        assertThat(answer.createDate()).isEqualTo(before.createDate());
        assertThat(directory().findGroup(new GroupName("crew"))).isEqualTo(answer);
    }

    @Test
    void updateGroup_newName_theMembersStayAndTheOldNameIsFree() {
        createGroup("team");
        createMember("alice", TEAM);

        directory().updateGroup(TEAM, profile("crew", "Crew", "comments"));

        assertThat(directory().findGroup(TEAM)).isNull();
        assertThat(directory().listUsersForGroup(new GroupName("crew"))).containsExactly(name("alice"));
        assertThat(createGroup("team")).isNotNull();
    }

    @Test
    void updateGroup_ownNameInOtherCase_changesTheCase() {
        createGroup("team");

        directory().updateGroup(TEAM, profile("Team", "Team", "comments"));

        assertThat(directory().findGroup(TEAM)).extracting(RamGroup::name).isEqualTo("Team");
    }

    @Test
    void updateGroup_groupMadeElsewhere_getsWhatItLacked() {
        groupMadeByHand("team");

        RamGroup answer = directory().updateGroup(TEAM, profile("team", "The team", "comments"));

        assertThat(answer.displayName()).isEqualTo("The team");
        assertThat(answer.comments()).isEqualTo("comments");
    }

    @Test
    void updateGroup_sameNameAndProfileAgain_changesNothingMore() {
        createGroup("team");
        GroupProfile profile = profile("team", "The team", "Other comments");
        RamGroup once = directory().updateGroup(TEAM, profile);

        RamGroup twice = directory().updateGroup(TEAM, profile);

        assertThat(twice)
                .usingRecursiveComparison()
                .ignoringFields("updateDate")
                .isEqualTo(once);
    }

    @Test
    void updateGroup_unknownName_notFound() {
        assertThat(failure(() -> directory().updateGroup(NO_GROUP, profile("team", "Team", "comments")))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void updateGroup_nameOfAnotherGroup_alreadyExistsAndBothStayAsTheyWere() {
        RamGroup team = createGroup("team");
        RamGroup crew = createGroup("crew");

        assertThat(failure(() -> directory().updateGroup(TEAM, profile("CREW", "Other", "other")))
                        .reason())
                .isEqualTo(ALREADY_EXISTS);

        assertThat(directory().findGroup(TEAM)).isEqualTo(team);
        assertThat(directory().findGroup(new GroupName("crew"))).isEqualTo(crew);
    }

    @Test
    void deleteGroup_groupWithoutMembers_isGoneAndItsNameIsFree() {
        RamGroup team = createGroup("team");

        directory().deleteGroup(new GroupName("TEAM"));

        assertThat(directory().findGroup(TEAM)).isNull();
        assertThat(createGroup("team").id()).isNotEqualTo(team.id());
    }

    @Test
    void deleteGroup_unknownName_notFound() {
        assertThat(failure(() -> directory().deleteGroup(NO_GROUP)).reason()).isEqualTo(NOT_FOUND);
    }

    @Test
    void deleteGroup_groupWithAMember_conflictUntilTheMemberIsRemoved() {
        createGroup("team");
        createMember("alice", TEAM);

        assertThat(failure(() -> directory().deleteGroup(TEAM)).reason()).isEqualTo(CONFLICT);

        assertThat(directory().listUsersForGroup(TEAM)).containsExactly(name("alice"));
        directory().removeUserFromGroup(name("alice"), TEAM);
        assertThatCode(() -> directory().deleteGroup(TEAM)).doesNotThrowAnyException();
    }

    @Test
    void deleteUser_memberOfAGroup_conflictUntilTheMembershipEnds() {
        createGroup("team");
        RamUser alice = createMember("alice", TEAM);

        assertThat(failure(() -> directory().deleteUser(alice.id())).reason()).isEqualTo(CONFLICT);

        directory().removeUserFromGroup(name("alice"), TEAM);
        assertThatCode(() -> directory().deleteUser(alice.id())).doesNotThrowAnyException();
    }

    @Test
    void addUserToGroup_namesInOtherCase_theUserIsAMember() {
        createGroup("Team");
        create("Alice", "one");

        directory().addUserToGroup(name("aLICE"), new GroupName("tEAM"));

        assertThat(directory().listUsersForGroup(TEAM)).containsExactly(name("Alice"));
    }

    @Test
    void addUserToGroup_memberAlready_staysOneMember() {
        createGroup("team");
        createMember("alice", TEAM);

        directory().addUserToGroup(name("alice"), TEAM);

        assertThat(directory().listUsersForGroup(TEAM)).containsExactly(name("alice"));
    }

    @Test
    void addUserToGroup_unknownUser_notFound() {
        createGroup("team");

        assertThat(failure(() -> directory().addUserToGroup(name("nobody"), TEAM))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void addUserToGroup_unknownGroup_notFound() {
        create("alice", "one");

        assertThat(failure(() -> directory().addUserToGroup(name("alice"), NO_GROUP))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void addUserToGroup_asManyGroupsAsAUserMayHave_quotaExceededButMemberAlreadyIsFine() {
        create("alice", "one");
        int quota = directory().accountSummary().groupsPerUserQuota();
        List<GroupName> groups = IntStream.rangeClosed(0, quota)
                .mapToObj(n -> new GroupName(groupMadeByHand("group" + n).name()))
                .toList();
        groups.subList(0, quota).forEach(group -> directory().addUserToGroup(name("alice"), group));

        assertThat(failure(() -> directory().addUserToGroup(name("alice"), groups.get(quota)))
                        .reason())
                .isEqualTo(QUOTA_EXCEEDED);

        directory().addUserToGroup(name("alice"), groups.get(0));
        assertThat(directory().listGroupsForUser(name("alice"))).hasSize(quota);
    }

    @Test
    void addUserToGroup_manyUsersAtOnce_allAreMembers() throws Exception {
        createGroup("team");

        atOnce(8, n -> createMember("user" + n, TEAM));

        assertThat(directory().listUsersForGroup(TEAM)).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void removeUserFromGroup_member_isOneNoLongerAndTheOthersStay() {
        createGroup("team");
        createMember("alice", TEAM);
        createMember("bob", TEAM);

        directory().removeUserFromGroup(name("ALICE"), TEAM);

        assertThat(directory().listUsersForGroup(TEAM)).containsExactly(name("bob"));
        assertThat(directory().listGroupsForUser(name("alice"))).isEmpty();
    }

    @Test
    void removeUserFromGroup_noMember_isNoError() {
        createGroup("team");
        create("alice", "one");

        assertThatCode(() -> directory().removeUserFromGroup(name("alice"), TEAM))
                .doesNotThrowAnyException();
    }

    @Test
    void removeUserFromGroup_unknownUser_notFound() {
        createGroup("team");

        assertThat(failure(() -> directory().removeUserFromGroup(name("nobody"), TEAM))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void removeUserFromGroup_unknownGroup_notFound() {
        create("alice", "one");

        assertThat(failure(() -> directory().removeUserFromGroup(name("alice"), NO_GROUP))
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
        members.forEach(member -> directory().addUserToGroup(member, TEAM));

        assertThat(directory().listUsersForGroup(TEAM)).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void listGroups_moreThanAPage_everyGroupOnce() {
        List<RamGroup> made =
                IntStream.range(0, 103).mapToObj(n -> createGroup("team" + n)).toList();

        assertThat(directory().allGroups()).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void listGroups_none_empty() {
        assertThat(directory().allGroups()).isEmpty();
    }

    @Test
    void listUsersForGroup_renamedMember_hasTheNewName() {
        createGroup("team");
        RamUser alice = createMember("alice", TEAM);

        directory().updateUser(alice.id(), new UpdateUserRequest(name("bob"), null, null, null, null));

        assertThat(directory().listUsersForGroup(TEAM)).containsExactly(name("bob"));
    }

    @Test
    void listUsersForGroup_unknownName_notFound() {
        assertThat(failure(() -> directory().listUsersForGroup(NO_GROUP)).reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void listGroupsForUser_memberOfSome_thoseWithoutTheirDates() {
        RamGroup team = createGroup("Team");
        createGroup("crew");
        createMember("alice", TEAM);

        assertThat(directory().listGroupsForUser(name("ALICE")))
                .containsExactly(new RamGroup(team.id(), team.name(), team.displayName(), team.comments(), null, null));
    }

    @Test
    void listGroupsForUser_memberOfNone_empty() {
        create("alice", "one");

        assertThat(directory().listGroupsForUser(name("alice"))).isEmpty();
    }

    @Test
    void listGroupsForUser_unknownUser_notFound() {
        assertThat(failure(() -> directory().listGroupsForUser(name("nobody"))).reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void accountSummary_severalGroups_countsThemBelowTheQuota() {
        createGroup("team");
        groupMadeByHand("crew");

        AccountSummary summary = directory().accountSummary();

        assertThat(summary.groups()).isEqualTo(2);
        assertThat(summary.groupsQuota()).isEqualTo(300);
        assertThat(summary.groupsPerUserQuota()).isEqualTo(10);
    }

    private RamGroup createGroup(String name) {
        return directory().createGroup(profile(name, name, "scim-bridge:id=one"));
    }

    private RamUser createMember(String localPart, GroupName group) {
        RamUser user = create(localPart, "owner-of-" + localPart);
        directory().addUserToGroup(name(localPart), group);
        return user;
    }

    private static GroupProfile profile(String name, String displayName, String comments) {
        return new GroupProfile(new GroupName(name), displayName, comments);
    }
}
