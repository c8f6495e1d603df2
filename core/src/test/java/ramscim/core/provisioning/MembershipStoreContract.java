package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.intent.Membership.JOINED;
import static ramscim.core.intent.Membership.LEFT;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** What {@link ProvisioningStore} promises of groups and who is in them. */
abstract class MembershipStoreContract extends ProvisioningStoreFixture {
    private static final String TEAM_KEY = "group:team";

    private final ResourceId team = ResourceId.random();
    private ResourceId alice = team;
    private ResourceId bob = team;

    @BeforeEach
    void makeTwoUsersAndAGroup() {
        alice = user("alice");
        bob = user("bob");
        confirmTeam(commitTeam(1, Map.of()));
    }

    @Test
    void membersOf_unknownGroup_none() {
        assertThat(store().membersOf(ResourceId.random())).isEmpty();
    }

    @Test
    void membersOf_whoShallJoin_isOneAlready() {
        commitTeam(2, Map.of(alice, JOINED));

        assertThat(store().membersOf(team)).containsExactly(alice);
        assertThat(store().groupsOf(alice)).isEmpty();
    }

    @Test
    void membersOf_whoShallLeave_isNoneAnyMore() {
        settled(2, JOINED, alice, bob);
        commitTeam(3, Map.of(alice, LEFT));

        assertThat(store().membersOf(team)).containsExactly(bob);
        assertThat(store().groupsOf(alice)).extracting(ConfirmedResource::id).containsExactly(team);
    }

    @Test
    void membersAmong_someUsers_thoseOfThemWhoAreOrWillBeMembers() {
        settled(2, JOINED, alice);
        commitTeam(3, Map.of(bob, JOINED, alice, LEFT));

        assertThat(store().membersAmong(team, Set.of(alice, bob, ResourceId.random())))
                .containsExactly(bob);
        assertThat(store().membersAmong(team, Set.of(alice))).isEmpty();
        assertThat(store().membersAmong(team, Set.of())).isEmpty();
    }

    @Test
    void commit_memberships_areInTheIntentThatIsFound() {
        commitTeam(2, Map.of(alice, JOINED, bob, LEFT));

        assertThat(pending(team).memberships()).containsOnly(Map.entry(alice, JOINED), Map.entry(bob, LEFT));
        assertThat(reopened().find(team)).isEqualTo(stored(team));
    }

    @Test
    void commit_afterAnUnsettledIntent_takesItsMembershipsOverUnlessItSaysOtherwise() {
        ResourceId carol = user("carol");
        commitTeam(2, Map.of(alice, JOINED, bob, JOINED));

        commitTeam(3, Map.of(bob, LEFT, carol, JOINED));

        assertThat(pending(team).memberships())
                .containsOnly(Map.entry(alice, JOINED), Map.entry(bob, LEFT), Map.entry(carol, JOINED));
    }

    @Test
    void commit_afterASettledMembership_doesNotAskForItAgain() {
        Intent two = commitTeam(2, Map.of(alice, JOINED, bob, JOINED));
        store().write(new Transition.MemberSettled(team, alice, JOINED, two, List.of()));

        commitTeam(3, Map.of());

        assertThat(pending(team).memberships()).containsOnly(Map.entry(bob, JOINED));
        assertThat(store().membersOf(team)).containsExactlyInAnyOrder(alice, bob);
    }

    @Test
    void commit_membershipOfNobody_isLeftOut() {
        commitTeam(2, Map.of(alice, JOINED, ResourceId.random(), JOINED));

        assertThat(store().membersOf(team)).containsExactly(alice);
    }

    @Test
    void settleMembership_joined_theUserIsConfirmedToBeInTheGroup() {
        settled(2, JOINED, alice);

        assertThat(reopened().groupsOf(alice)).extracting(ConfirmedResource::id).containsExactly(team);
        assertThat(reopened().membersOf(team)).containsExactly(alice);
    }

    @Test
    void settleMembership_left_theUserIsInTheGroupNoMore() {
        settled(2, JOINED, alice);
        settled(3, LEFT, alice);

        assertThat(store().groupsOf(alice)).isEmpty();
        assertThat(store().membersOf(team)).isEmpty();
    }

    @Test
    void settleMembership_askedOtherwiseMeanwhile_theNewerAskStays() {
        commitTeam(2, Map.of(alice, JOINED));
        commitTeam(3, Map.of(alice, LEFT));

        store().write(new Transition.MemberSettled(team, alice, JOINED, memberships(2, Map.of()), List.of()));

        assertThat(pending(team).memberships()).containsOnly(Map.entry(alice, LEFT));
        assertThat(store().groupsOf(alice)).extracting(ConfirmedResource::id).containsExactly(team);
        assertThat(store().membersOf(team)).isEmpty();
    }

    @Test
    void settleMembership_askedByAnOlderIntent_isSettledToo() {
        commitTeam(2, Map.of(alice, JOINED));
        commitTeam(3, Map.of(bob, JOINED));

        store().write(new Transition.MemberSettled(team, alice, JOINED, memberships(3, Map.of()), List.of()));

        assertThat(pending(team).memberships()).containsOnly(Map.entry(bob, JOINED));
    }

    @Test
    void settleMembership_userWhoCeasedMeanwhile_isNotInTheGroup() {
        commitTeam(2, Map.of(alice, JOINED));
        delete(alice, ResourceType.USER, NOW);

        store().write(new Transition.MemberSettled(team, alice, JOINED, memberships(2, Map.of()), List.of()));

        assertThat(store().membersOf(team)).isEmpty();
    }

    @Test
    void dropMembership_refused_isAskedForNoMoreAndNothingElseChanges() {
        settled(2, JOINED, bob);
        commitTeam(3, Map.of(alice, JOINED, bob, LEFT));

        assertThat(store().write(new Transition.MemberDropped(
                        team, alice, JOINED, memberships(3, Map.of()), failure("alice"), List.of())))
                .isTrue();

        assertThat(pending(team).memberships()).containsOnly(Map.entry(bob, LEFT));
        assertThat(store().groupsOf(bob)).hasSize(1);
        assertThat(store().membersOf(team)).isEmpty();
    }

    @Test
    void dropMembership_askedAnewMeanwhile_theNewerAskStays() {
        commitTeam(2, Map.of(alice, JOINED));
        commitTeam(3, Map.of(alice, JOINED));

        assertThat(store().write(new Transition.MemberDropped(
                        team, alice, JOINED, memberships(2, Map.of()), failure("alice"), List.of())))
                .isFalse();
        assertThat(failures(1)).isEmpty();

        assertThat(pending(team).memberships()).containsOnly(Map.entry(alice, JOINED));
    }

    @Test
    void refuse_memberships_areAskedForNoMore() {
        settled(2, JOINED, alice);
        Intent three = commitTeam(3, Map.of(alice, LEFT, bob, JOINED));

        store().write(new Transition.Refused(team, three, failure("Team"), null, List.of()));

        assertThat(store().membersOf(team)).containsExactly(alice);
        commitTeam(5, Map.of());
        assertThat(pending(team).memberships()).isEmpty();
    }

    @Test
    void refuse_withARemainder_thatIsAskedForUnderTheNameThatIsConfirmed() {
        settled(2, JOINED, alice);
        Intent three = commitTeam(3, Map.of(alice, LEFT, bob, JOINED));
        Intent remainder = three.leaving(new Draft(Attributes.group("Team"), Map.of(alice, LEFT)), NOW);

        store().write(new Transition.Refused(team, three, failure("Team"), remainder, List.of()));

        assertThat(pending(team)).isEqualTo(remainder);
        assertThat(stored(team).sequence()).isEqualTo(remainder.sequence());
        assertThat(store().membersOf(team)).isEmpty();
        assertThat(store().findByName(TEAM_KEY)).isEqualTo(stored(team));
        assertThat(failures(1)).hasSize(1);
    }

    @Test
    void notUsers_usersGroupsAndStrangers_allButConfirmedUsers() {
        ResourceId pending = ResourceId.random();
        commitUser(pending, 1, "pending");
        ResourceId nobody = ResourceId.random();

        assertThat(store().notUsers(Set.of(alice, team, pending, nobody)))
                .containsExactlyInAnyOrder(team, pending, nobody);
        assertThat(store().notUsers(Set.of())).isEmpty();
    }

    @Test
    void groupsOf_memberOfAGroup_theGroupAsItIsConfirmed() {
        settled(2, JOINED, alice);

        assertThat(store().groupsOf(alice)).containsExactly(confirmed(team));
    }

    @Test
    void confirm_endOfAUser_changesItsGroupsAndNoOthers() {
        settled(2, JOINED, alice);
        ResourceId other = ResourceId.random();
        Intent one = intent(1, Attributes.group("Other"));
        store().write(new Transition.Committed(other, ResourceType.GROUP, one, "group:other", Set.of()));
        store().write(new Transition.Confirmed(
                other, one, "group:other", observedGroup("Other"), NOW, true, List.of()));
        long version = confirmed(team).version();

        delete(alice, ResourceType.USER, LATER);

        assertThat(confirmed(team).version()).isGreaterThan(version);
        assertThat(confirmed(team).lastModified()).isEqualTo(LATER);
        assertThat(store().membersOf(team)).isEmpty();
        assertThat(confirmed(other).lastModified()).isEqualTo(NOW);
    }

    @Test
    void confirm_endOfAUserWhoShallJoin_isAskedForNoMore() {
        commitTeam(2, Map.of(alice, JOINED, bob, JOINED));

        delete(alice, ResourceType.USER, LATER);

        assertThat(pending(team).memberships()).containsOnly(Map.entry(bob, JOINED));
    }

    @Test
    void confirm_endOfAGroup_itsMembersAreInItNoMore() {
        settled(2, JOINED, alice);

        delete(team, ResourceType.GROUP, LATER);

        assertThat(store().groupsOf(alice)).isEmpty();
        assertThat(store().membersOf(team)).isEmpty();
    }

    private Intent commitTeam(long sequence, Map<ResourceId, Membership> memberships) {
        Intent intent = memberships(sequence, memberships);
        assertThat(store().write(new Transition.Committed(team, ResourceType.GROUP, intent, TEAM_KEY, Set.of())))
                .as("intent %s of the group was taken", sequence)
                .isTrue();
        return intent;
    }

    private void confirmTeam(Intent intent) {
        store().write(new Transition.Confirmed(team, intent, TEAM_KEY, observedGroup("Team"), NOW, true, List.of()));
    }

    private void settled(long sequence, Membership membership, ResourceId... users) {
        Map<ResourceId, Membership> memberships = new java.util.HashMap<>();
        for (ResourceId user : users) {
            memberships.put(user, membership);
        }
        Intent intent = commitTeam(sequence, memberships);
        memberships
                .keySet()
                .forEach(
                        user -> store().write(new Transition.MemberSettled(team, user, membership, intent, List.of())));
        confirmTeam(intent);
    }
}
