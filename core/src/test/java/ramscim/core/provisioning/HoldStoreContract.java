package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.HeldIntent;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Loss;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.Transition;

/** What every store does with intents that are held, and with the ledger of what was taken away. */
abstract class HoldStoreContract extends MembershipStoreContract {
    private static final Origin ADMINISTRATOR = Origin.ofAdministrator("eve", "decision");
    private static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));

    /** A deletion of the user, with the next sequence. */
    private Intent deletion(ResourceId user, Hold hold, Instant accepted) {
        Intent intent = intent(stored(user).sequence() + 1, hold, accepted, null, Map.of());
        assertThat(store().write(new Transition.Committed(
                        user, ResourceType.USER, intent, null, losses(LossKind.USER, user))))
                .isTrue();
        return intent;
    }

    private static Intent intent(
            long sequence,
            Hold hold,
            Instant accepted,
            @Nullable ScimAttributes desired,
            Map<ResourceId, Membership> memberships) {
        return new Intent(
                sequence,
                desired,
                memberships,
                true,
                hold,
                ORIGIN,
                accepted,
                0,
                accepted,
                Refusal.of(ProvisioningException.Reason.HELD, "too many"));
    }

    private List<ResourceId> approve(List<HeldIntent> held, Instant now, Origin origin) {
        return ids(store().writeAll(held.stream()
                .map(one -> new Transition.Approved(one, now, origin))
                .toList()));
    }

    private List<ResourceId> reject(List<HeldIntent> held, Origin origin) {
        return ids(store().writeAll(held.stream()
                .map(one -> new Transition.Rejected(one, origin))
                .toList()));
    }

    private static List<ResourceId> ids(List<? extends Transition> written) {
        return written.stream().map(Transition::id).toList();
    }

    private static Set<Loss> losses(LossKind kind, ResourceId... losers) {
        return Stream.of(losers).map(loser -> new Loss(kind, loser)).collect(Collectors.toSet());
    }

    private long losers() {
        return reopened().losses().losersWith(LossKind.USER, HOUR_AGO, Set.of());
    }

    @Test
    void due_heldIntent_isNotAmongThem() {
        deletion(user("carol"), Hold.HELD, NOW);

        assertThat(store().due(LATER, 10)).isEmpty();
        assertThat(reopened().holdsAny()).isTrue();
    }

    @Test
    void approve_heldIntent_isDueAtOnce() {
        ResourceId carol = user("carol");
        deletion(carol, Hold.HELD, NOW);

        assertThat(approve(held(carol, ResourceId.random()), LATER, ADMINISTRATOR))
                .containsExactly(carol);

        assertThat(reopened().due(LATER, 10)).containsExactly(carol);
        assertThat(pending(carol).hold()).isEqualTo(Hold.APPROVED);
        assertThat(pending(carol).origin()).as("who asked").isEqualTo(ORIGIN);
        assertThat(store().holdsAny()).isFalse();
    }

    @Test
    void approve_intentThatIsNotHeld_changesNothing() {
        ResourceId carol = user("carol");
        Intent free = deletion(carol, Hold.FREE, NOW);

        assertThat(approve(held(carol), LATER, ADMINISTRATOR)).isEmpty();

        assertThat(pending(carol)).isEqualTo(free);
        assertThat(losers()).isEqualTo(1);
    }

    @Test
    void reject_heldIntent_leavesWhatWasConfirmedAndMovesOn() {
        ResourceId carol = user("carol");
        ConfirmedResource before = confirmed(carol);
        Intent held = deletion(carol, Hold.HELD, NOW);

        assertThat(reject(held(carol), ADMINISTRATOR)).containsExactly(carol);

        StoredResource after = stored(carol);
        assertThat(after.confirmed()).isEqualTo(before);
        assertThat(after.intent()).isNull();
        assertThat(after.sequence()).isEqualTo(held.sequence() + 1);
        assertThat(failures(10)).isEmpty();
    }

    @Test
    void reject_heldRemovalFromGroup_leavesTheMembers() {
        ResourceId carol = user("carol");
        ResourceId team = groupOf(carol);
        Intent held = intent(
                stored(team).sequence() + 1, Hold.HELD, NOW, Attributes.group("Crew"), Map.of(carol, Membership.LEFT));
        store().write(new Transition.Committed(
                team, ResourceType.GROUP, held, "group:crew", losses(LossKind.MEMBERSHIP, carol)));

        reject(held(team), ADMINISTRATOR);

        assertThat(reopened().membersOf(team)).containsExactly(carol);
    }

    private ResourceId groupOf(ResourceId member) {
        ResourceId team = ResourceId.random();
        Intent intent = intent(1, Hold.FREE, NOW, Attributes.group("Crew"), Map.of(member, Membership.JOINED));
        store().write(new Transition.Committed(team, ResourceType.GROUP, intent, "group:crew", Set.of()));
        store().write(new Transition.MemberSettled(team, member, Membership.JOINED, intent, List.of()));
        store().write(new Transition.Confirmed(
                team, intent, "group:crew", observedGroup("Crew"), NOW, true, List.of()));
        return team;
    }

    @Test
    void reject_intentThatIsNotHeld_changesNothing() {
        ResourceId carol = user("carol");
        Intent free = deletion(carol, Hold.FREE, NOW);

        assertThat(reject(held(carol), ADMINISTRATOR)).isEmpty();

        assertThat(pending(carol)).isEqualTo(free);
    }

    @Test
    void report_isKeptAsFailure() {
        ResourceId carol = user("carol");

        store().write(new Transition.Reported(
                carol, ResourceType.USER, ORIGIN, failure("carol"), null, null, List.of()));

        assertThat(failures(10)).containsExactly(failure("carol"));
        assertThat(stored(carol).intent()).isNull();
    }

    @Test
    void losersWith_admittedAndCarriedOut_areCountedForTheWindow() {
        ResourceId carol = user("carol");
        Intent deletion = deletion(carol, Hold.FREE, NOW);
        store().write(new Transition.Confirmed(carol, deletion, null, null, NOW, true, List.of()));

        assertThat(losers()).isEqualTo(1);
        assertThat(store().losses().losersWith(LossKind.USER, NOW.plusMillis(1), Set.of()))
                .isZero();
        assertThat(store().losses().losersWith(LossKind.GROUP, HOUR_AGO, Set.of()))
                .isZero();
    }

    @Test
    void losersWith_held_areCountedHoweverLongTheyWait() {
        deletion(user("carol"), Hold.HELD, NOW.minus(Duration.ofDays(20)));

        assertThat(losers()).isEqualTo(1);
    }

    @Test
    void losersWith_approvedOrRejected_areNotCounted() {
        ResourceId carol = user("carol");
        ResourceId dave = user("dave");
        deletion(carol, Hold.HELD, NOW);
        deletion(dave, Hold.HELD, NOW);
        approve(held(carol), NOW, ADMINISTRATOR);
        reject(held(dave), ADMINISTRATOR);

        assertThat(losers()).isZero();
    }

    @Test
    void losersWith_more_countsNobodyTwice() {
        ResourceId carol = user("carol");
        ResourceId dave = user("dave");
        deletion(carol, Hold.FREE, NOW);

        assertThat(store().losses().losersWith(LossKind.USER, HOUR_AGO, Set.of(carol, dave)))
                .isEqualTo(2);
    }

    @Test
    void losersWith_memberOfTwoGroups_isCountedOnce() {
        ResourceId carol = user("carol");
        for (String name : new String[] {"red", "blue"}) {
            Intent intent = intent(1, Hold.FREE, NOW, Attributes.group(name), Map.of());
            store().write(new Transition.Committed(
                    ResourceId.random(),
                    ResourceType.GROUP,
                    intent,
                    "group:" + name,
                    losses(LossKind.MEMBERSHIP, carol)));
        }

        assertThat(store().losses().losersWith(LossKind.MEMBERSHIP, HOUR_AGO, Set.of()))
                .isEqualTo(1);
    }

    @Test
    void losersWith_heldIntentThatWasTakenBack_areNotCounted() {
        ResourceId carol = user("carol");
        deletion(carol, Hold.HELD, NOW);

        commitUser(carol, stored(carol).sequence() + 1, "carol");

        assertThat(losers()).isZero();
        assertThat(store().holdsAny()).isFalse();
    }

    @Test
    void forgetAdmitted_leavesWhatIsHeld() {
        deletion(user("carol"), Hold.FREE, NOW);
        deletion(user("dave"), Hold.HELD, NOW);

        store().write(new Transition.CountedAnew());

        assertThat(losers()).isEqualTo(1);
    }

    @Test
    void rejectedLosers_areRememberedUntilItIsTakenBack() {
        ResourceId carol = user("carol");
        deletion(carol, Hold.HELD, NOW);
        reject(held(carol), ADMINISTRATOR);

        assertThat(reopened().losses().rejectedLosers(carol)).containsExactly(carol);

        commitUser(carol, stored(carol).sequence() + 1, "carol");

        assertThat(store().losses().rejectedLosers(carol)).isEmpty();
    }

    @Test
    void population_countsThoseWhoAreThereAndThoseWhoWereLately() {
        ResourceId carol = user("carol");
        user("dave");
        commitUser(ResourceId.random(), 1, "not confirmed yet");
        groupOf(carol);
        store().write(new Transition.Confirmed(
                carol, deletion(carol, Hold.FREE, NOW), null, null, NOW, true, List.of()));

        // Two users and a group are there from the beginning.
        assertThat(reopened().losses().population(LossKind.USER, HOUR_AGO)).isEqualTo(2 + 2);
        assertThat(reopened().losses().population(LossKind.USER, NOW.plusMillis(1)))
                .isEqualTo(2 + 1);
        assertThat(reopened().losses().population(LossKind.MEMBERSHIP, HOUR_AGO))
                .isEqualTo(2 + 2);
        assertThat(reopened().losses().population(LossKind.GROUP, HOUR_AGO)).isEqualTo(1 + 1);
    }

    @Test
    void approve_somethingElseIsAskedSinceItWasShown_thatStaysHeld() {
        ResourceId carol = user("carol");
        deletion(carol, Hold.HELD, NOW);
        List<HeldIntent> shown = held(carol);
        deletion(carol, Hold.HELD, NOW);

        assertThat(approve(shown, LATER, ADMINISTRATOR)).isEmpty();
        assertThat(reject(shown, ADMINISTRATOR)).isEmpty();

        assertThat(reopened().due(LATER, 10)).isEmpty();
        assertThat(reopened().holdsAny()).isTrue();
    }

    /** As a page would show them that is made now. */
    private List<HeldIntent> held(ResourceId... ids) {
        return Stream.of(ids)
                .map(id -> {
                    StoredResource stored = store().find(id);
                    return new HeldIntent(id, stored == null ? 0 : stored.sequence());
                })
                .toList();
    }
}
