package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** What {@link ProvisioningStore} promises, for every implementation of it: here of a single resource, and what {@link MembershipStoreContract} says. */
public abstract class ProvisioningStoreContract extends HoldStoreContract {
    private final ResourceId id = ResourceId.random();

    @Test
    void find_unknownId_null() {
        assertThat(store().find(id)).isNull();
    }

    @Test
    void findByName_unclaimedName_null() {
        assertThat(store().findByName("user:nobody")).isNull();
    }

    @Test
    void commit_newResource_isKnownByIdAndByNameAndNotConfirmed() {
        Intent intent = commitUser(id, 1, "carol");

        StoredResource expected = new StoredResource(id, ResourceType.USER, 1, null, null, intent);
        assertThat(store().find(id)).isEqualTo(expected);
        assertThat(store().findByName("user:carol")).isEqualTo(expected);
    }

    @Test
    void commit_anyIntent_isThereForWhoeverOpensTheStoreNext() {
        Intent intent = new Intent(
                1,
                Attributes.user("carol", "Çarol 张"),
                java.util.Map.of(),
                true,
                Hold.HELD,
                ORIGIN,
                NOW,
                3,
                LATER,
                new Refusal(ProvisioningException.Reason.NOT_YET, "NoPermission", "GetUser", "A-1", "userName", "why"),
                true,
                NOW);

        store().write(new Transition.Committed(id, ResourceType.USER, intent, "user:carol", Set.of()));

        assertThat(reopened().find(id)).isEqualTo(new StoredResource(id, ResourceType.USER, 1, null, null, intent));
    }

    @Test
    void commit_secondIntent_replacesTheFirst() {
        commitUser(id, 1, "carol");
        Intent second = commitUser(id, 2, "carol");

        assertThat(pending(id)).isEqualTo(second);
        assertThat(stored(id).sequence()).isEqualTo(2);
    }

    @Test
    void commit_sequenceThatMovedOn_notTakenAndNothingChanges() {
        commitUser(id, 1, "carol");
        Intent second = commitUser(id, 2, "carol");

        assertThat(store().write(new Transition.Committed(
                        id, ResourceType.USER, intent(2, Attributes.user("dave")), "user:dave", Set.of())))
                .isFalse();

        assertThat(pending(id)).isEqualTo(second);
        assertThat(owner("user:dave")).isNull();
    }

    @Test
    void commit_sequenceAheadOfAResourceThatIsNotThere_notTaken() {
        assertThat(store().write(new Transition.Committed(
                        id, ResourceType.USER, intent(2, Attributes.user("carol")), "user:carol", Set.of())))
                .isFalse();

        assertThat(store().find(id)).isNull();
    }

    @Test
    void commit_nameThatAnIntentOfAnotherClaims_notTakenAndNothingIsKnownOfTheResource() {
        ResourceId first = ResourceId.random();
        commitUser(first, 1, "carol");

        assertThat(store().write(new Transition.Committed(
                        id, ResourceType.USER, intent(1, Attributes.user("carol")), "user:carol", Set.of())))
                .isFalse();

        assertThat(store().find(id)).isNull();
        assertThat(owner("user:carol")).isEqualTo(first);
    }

    @Test
    void commit_renaming_claimsTheOldNameAndTheNewUntilItIsConfirmed() {
        ResourceId carol = user("carol");
        Intent renaming = commitUser(carol, 2, "caroline");

        assertThat(owner("user:carol")).isEqualTo(carol);
        assertThat(owner("user:caroline")).isEqualTo(carol);

        confirmUser(carol, renaming, "caroline");

        assertThat(owner("user:carol")).isNull();
        assertThat(owner("user:caroline")).isEqualTo(carol);
    }

    @Test
    void commit_otherNameThanTheIntentBefore_thatNameIsFreeAgain() {
        ResourceId carol = user("carol");
        commitUser(carol, 2, "caroline");
        commitUser(carol, 3, "carola");

        assertThat(owner("user:caroline")).isNull();
        assertThat(owner("user:carola")).isEqualTo(carol);
        assertThat(owner("user:carol")).isEqualTo(carol);
    }

    @Test
    void commit_deletion_keepsTheNameUntilTheResourceCeased() {
        ResourceId carol = user("carol");

        commitDeletion(carol, ResourceType.USER, 2);

        assertThat(owner("user:carol")).isEqualTo(carol);
        assertThat(pending(carol).desired()).isNull();
    }

    @Test
    void commit_oneNameByManyAtOnce_oneIsTaken() throws Exception {
        Intent intent = intent(1, Attributes.user("carol"));

        assertThat(successesAtOnce(
                        8,
                        n -> store().write(new Transition.Committed(
                                ResourceId.random(), ResourceType.USER, intent, "user:carol", Set.of()))))
                .isEqualTo(1);
    }

    @Test
    void commit_oneSequenceByManyAtOnce_oneIsTaken() throws Exception {
        ResourceId carol = user("carol");

        assertThat(successesAtOnce(
                        8,
                        n -> store().write(new Transition.Committed(
                                carol,
                                ResourceType.USER,
                                intent(2, Attributes.user("carol")),
                                "user:carol",
                                Set.of()))))
                .isEqualTo(1);
    }

    @Test
    void observe_whileAnIntentIsCarriedOut_isRememberedAndTheIntentStays() {
        Intent intent = commitUser(id, 1, "carol");

        store().write(new Transition.Seen(id, observedUser("carol")));

        assertThat(reopened().find(id))
                .isEqualTo(new StoredResource(id, ResourceType.USER, 1, null, observedUser("carol"), intent));
    }

    @Test
    void observe_nothing_forgetsWhatWasSeen() {
        ResourceId carol = user("carol");

        store().write(new Transition.Seen(carol, null));

        assertThat(stored(carol).observed()).isNull();
        assertThat(confirmed(carol).observed()).isNull();
    }

    @Test
    void confirm_firstIntent_theResourceIsAsItAsked() {
        ScimAttributes carol = Attributes.user("carol");

        confirmUser(id, commitUser(id, 1, "carol"), "carol");

        ConfirmedResource confirmed =
                new ConfirmedResource(id, ResourceType.USER, carol, 1, NOW, NOW, true, observedUser("carol"));
        assertThat(reopened().find(id))
                .isEqualTo(new StoredResource(id, ResourceType.USER, 1, confirmed, observedUser("carol"), null));
    }

    @Test
    void confirm_secondIntent_otherVersionAndTimeOfChangeButTheSameTimeOfCreation() {
        confirmUser(id, commitUser(id, 1, "carol"), "carol");
        Intent second = commitUser(id, 2, "carol");

        store().write(new Transition.Confirmed(
                id, second, "user:carol", observedUser("carol"), LATER, true, List.of()));

        assertThat(confirmed(id).version()).isEqualTo(2L);
        assertThat(confirmed(id).created()).isEqualTo(NOW);
        assertThat(confirmed(id).lastModified()).isEqualTo(LATER);
    }

    @Test
    void confirm_withoutAClient_isNotAcknowledgedUntilOneIsTold() {
        store().write(new Transition.Confirmed(
                id, commitUser(id, 1, "carol"), "user:carol", observedUser("carol"), NOW, false, List.of()));
        assertThat(confirmed(id).acknowledged()).isFalse();

        store().write(new Transition.Told(id, ORIGIN));

        assertThat(confirmed(id).acknowledged()).isTrue();
    }

    @Test
    void confirm_laterWithoutAClient_staysAcknowledged() {
        ResourceId carol = user("carol");
        Intent second = commitUser(carol, 2, "carol");

        store().write(new Transition.Confirmed(
                carol, second, "user:carol", observedUser("carol"), NOW, false, List.of()));

        assertThat(confirmed(carol).acknowledged()).isTrue();
    }

    @Test
    void confirm_olderIntent_isTrueNowAndTheNewerStays() {
        Intent first = commitUser(id, 1, "carol");
        Intent second = commitUser(id, 2, "caroline");

        confirmUser(id, first, "carol");

        assertThat(confirmed(id).attributes()).isEqualTo(Attributes.user("carol"));
        assertThat(pending(id)).isEqualTo(second);
        assertThat(owner("user:carol")).isEqualTo(id);
        assertThat(owner("user:caroline")).isEqualTo(id);
    }

    @Test
    void confirm_deletion_nothingIsKnownAnyMoreAndTheNameIsFree() {
        ResourceId carol = user("carol");
        Intent deletion = commitDeletion(carol, ResourceType.USER, 2);

        assertThat(store().write(new Transition.Confirmed(carol, deletion, null, null, NOW, true, List.of())))
                .isTrue();

        assertThat(store().find(carol)).isNull();
        assertThat(owner("user:carol")).isNull();
        commitUser(id, 1, "carol");
    }

    @Test
    void confirm_deletionWithANewerIntent_thatIntentAndItsNameStay() {
        ResourceId carol = user("carol");
        Intent deletion = commitDeletion(carol, ResourceType.USER, 2);
        Intent third = commitUser(carol, 3, "caroline");

        assertThat(store().write(new Transition.Confirmed(carol, deletion, null, null, NOW, true, List.of())))
                .isTrue();

        assertThat(stored(carol)).isEqualTo(new StoredResource(carol, ResourceType.USER, 3, null, null, third));
        assertThat(owner("user:carol")).isNull();
        assertThat(owner("user:caroline")).isEqualTo(carol);
    }

    @Test
    void refuse_neverConfirmed_nothingIsKnownAnyMoreAndTheNameIsFree() {
        store().write(new Transition.Refused(id, commitUser(id, 1, "carol"), failure("carol"), null, List.of()));

        assertThat(store().find(id)).isNull();
        assertThat(owner("user:carol")).isNull();
    }

    @Test
    void refuse_changeOfAConfirmedResource_isAgainWhatWasConfirmedAndItsSequenceMovesOn() {
        ResourceId carol = user("carol");
        ConfirmedResource before = confirmed(carol);

        store().write(new Transition.Refused(
                carol, commitUser(carol, 2, "caroline"), failure("caroline"), null, List.of()));

        assertThat(stored(carol))
                .isEqualTo(new StoredResource(carol, ResourceType.USER, 3, before, before.observed(), null));
        assertThat(owner("user:caroline")).isNull();
        assertThat(owner("user:carol")).isEqualTo(carol);
    }

    @Test
    void refuse_newerIntentThere_nothingHappens() {
        Intent first = commitUser(id, 1, "carol");
        Intent second = commitUser(id, 2, "carol");

        assertThat(store().write(new Transition.Refused(id, first, failure("carol"), null, List.of())))
                .isFalse();

        assertThat(pending(id)).isEqualTo(second);
        assertThat(stored(id).sequence()).isEqualTo(2);
        assertThat(failures(10)).isEmpty();
    }

    @Test
    void postpone_newestIntent_isKeptAsItIsForLater() {
        Intent postponed = commitUser(id, 1, "carol")
                .postponed(LATER, Refusal.of(ProvisioningException.Reason.NOT_YET, "RAM is down"));

        store().write(new Transition.Postponed(id, postponed, List.of()));

        assertThat(pending(id)).isEqualTo(postponed);
        assertThat(reopened().find(id)).isEqualTo(stored(id));
    }

    @Test
    void postpone_newerIntentThere_nothingHappens() {
        Intent first = commitUser(id, 1, "carol");
        Intent second = commitUser(id, 2, "carol");

        assertThat(store().write(new Transition.Postponed(
                        id,
                        first.postponed(LATER, Refusal.of(ProvisioningException.Reason.NOT_YET, "RAM is down")),
                        List.of())))
                .isFalse();

        assertThat(pending(id)).isEqualTo(second);
    }

    @Test
    void due_someWaitUntilLater_thoseWhoMayBeTriedNow() {
        ResourceId now = committed("now", false, 0);
        ResourceId later = committed("later", false, 1);

        assertThat(store().due(NOW, 10)).containsExactly(now);
        assertThat(store().due(NOW.plusSeconds(1), 10)).containsExactly(now, later);
    }

    @Test
    void due_leaversAndOthers_leaversFirstThenTheLongestWaiting() {
        ResourceId third = committed("third", false, -9);
        ResourceId second = committed("second", true, -1);
        ResourceId fourth = committed("fourth", false, -8);
        ResourceId first = committed("first", true, -2);

        assertThat(store().due(NOW, 10)).containsExactly(first, second, third, fourth);
        assertThat(store().due(NOW, 3)).containsExactly(first, second, third);
    }

    @Test
    void due_carriedOutOrRefused_isDueNoMore() {
        user("carol");
        store().write(new Transition.Refused(id, commitUser(id, 1, "dave"), failure("dave"), null, List.of()));

        assertThat(store().due(LATER, 10)).isEmpty();
    }

    @Test
    void failures_several_newestFirstAndNotMoreThanAskedFor() {
        List<Failure> all =
                IntStream.range(0, 3).mapToObj(n -> failure("user" + n)).toList();
        all.forEach(failure -> {
            ResourceId refused = ResourceId.random();
            store().write(new Transition.Refused(
                    refused, commitUser(refused, 1, failure.subject()), failure, null, List.of()));
        });

        assertThat(failures(2)).containsExactly(all.get(2), all.get(1));
    }

    private ResourceId committed(String userName, boolean leaver, int seconds) {
        ResourceId waiting = ResourceId.random();
        Intent intent = due(intent(1, Attributes.user(userName)), leaver, NOW.plusSeconds(seconds));
        store().write(new Transition.Committed(waiting, ResourceType.USER, intent, userKey(userName), Set.of()));
        return waiting;
    }
}
