package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.DOWN;
import static ramscim.core.provisioning.EngineFixture.INVALID;
import static ramscim.core.provisioning.EngineFixture.LOST;
import static ramscim.core.provisioning.EngineFixture.ODD;
import static ramscim.core.provisioning.EngineFixture.TAKEN;
import static ramscim.core.provisioning.EngineFixture.THROTTLED;
import static ramscim.core.provisioning.EngineFixture.reason;
import static ramscim.core.provisioning.EngineFixture.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamUser;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;

/** What becomes of changes whose outcome is not known yet. */
class PostponedIntentTest {
    private final EngineFixture fixture = new EngineFixture();

    @ParameterizedTest
    @EnumSource(
            value = RamException.Reason.class,
            names = {"THROTTLED", "UNAVAILABLE", "AMBIGUOUS", "FORBIDDEN", "UNAUTHENTICATED"})
    void create_ramCannotDoItNow_notYetAndDoneWhenItIsDue(RamException.Reason cause) {
        fixture.directory.failBefore("CreateUser", 1, RamException.answered(cause, "Code", "Words.", "request"));

        ProvisioningException notYet = refusal(() -> fixture.createUser("alice"));

        assertThat(notYet.reason()).isEqualTo(Reason.NOT_YET);
        assertThat(notYet.retryAfter()).isPositive();
        assertThat(fixture.pending()).hasSize(1);
        fixture.settle();
        assertThat(fixture.namesake("alice").acknowledged()).isFalse();
        BothSides.agree(fixture);
    }

    @Test
    void create_refusedWithACodeThatNobodyKnows_refusedWithRamsWords() {
        fixture.directory.failBefore("CreateUser", 1, ODD);

        ProvisioningException refusal = refusal(() -> fixture.createUser("alice"));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE);
        assertThat(refusal.refusal().code()).isEqualTo("Never.Heard.Of");
        assertThat(refusal).hasMessageContainingAll("Never.Heard.Of", "No.", "request-6");
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void delete_refusedWithACodeThatNobodyKnows_isTriedAgainEverMoreSlowlyAndNeverGivenUp() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failBefore("DeleteUser", 14, ODD);

        Duration pause =
                Objects.requireNonNull(refusal(() -> fixture.delete(alice)).retryAfter());
        for (int attempts = 0; attempts < 12; attempts++) {
            fixture.clock.advance(pause);
            fixture.driveDue();
            pause = Duration.between(fixture.clock.instant(), onlyIntent().nextAttempt());
        }

        assertThat(pause).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
        assertThat(onlyIntent().lastError()).contains("Never.Heard.Of");
        fixture.settle();
        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void create_nameIsTakenByNobodyWhoIsShown_waitsAndIsNotRefused() {
        fixture.directory.failBefore("CreateUser", 2, TAKEN);

        assertThat(reason(() -> fixture.createUser("alice"))).isEqualTo(Reason.NOT_YET);

        fixture.clock.advance(Duration.ofSeconds(3));
        fixture.driveDue();
        assertThat(fixture.pending()).hasSize(1);
        fixture.clock.advance(Duration.ofSeconds(5));
        fixture.driveDue();
        assertThat(fixture.pending()).isEmpty();
        assertThat(fixture.directory.users()).hasSize(1);
    }

    @Test
    void create_nameIsTakenByNobodyForLong_refused() {
        fixture.directory.failBefore("CreateUser", Integer.MAX_VALUE, TAKEN);
        refusal(() -> fixture.createUser("alice"));

        fixture.clock.advance(Duration.ofSeconds(31));
        fixture.driveDue();

        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void create_answerLostAndTagsNotShownYet_isNotAnothers() {
        fixture.directory.failAfter("CreateUser", 1, LOST);
        refusal(() -> fixture.createUser("alice"));
        RamUser made = fixture.onlyRamUser();
        fixture.directory.put(made.withTags(Map.of()));

        assertThat(reason(() -> fixture.createUser("alice"))).isEqualTo(Reason.NOT_YET);

        fixture.directory.put(made);
        fixture.settle();
        assertThat(fixture.namesake("alice").ramUser()).isEqualTo(made);
    }

    @Test
    void createGroup_nameIsTakenByNoGroupThatIsShown_waitsAndIsNotRefused() {
        fixture.directory.failBefore("CreateGroup", 1, TAKEN);

        assertThat(reason(() -> fixture.createGroup("staff"))).isEqualTo(Reason.NOT_YET);

        fixture.clock.advance(Duration.ofSeconds(3));
        fixture.driveDue();
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void group_memberRefusedWithACodeThatNobodyKnows_theOthersJoin() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource bob = fixture.createUser("bob");
        fixture.directory.failBefore("AddUserToGroup", 1, ODD);

        fixture.createGroup("staff", alice, bob);

        assertThat(fixture.directory.members(new GroupName("staff"))).hasSize(1);
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void driveDue_beforeItMayBeTriedAgain_noCall() {
        fixture.directory.failBefore("CreateUser", 1, THROTTLED);
        refusal(() -> fixture.createUser("alice"));

        assertThat(fixture.callsOf(fixture::driveDue)).isEmpty();

        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.driveDue();
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void driveDue_ramSaysWhenItMayBeTriedAgain_notBefore() {
        RamException open = RamException.notTried("BreakerOpen", "RAM is down", Duration.ofMinutes(2));
        fixture.directory.failBefore("CreateUser", 1, open);

        assertThat(refusal(() -> fixture.createUser("alice")).retryAfter()).isEqualTo(Duration.ofMinutes(2));

        fixture.clock.advance(Duration.ofSeconds(119));
        assertThat(fixture.callsOf(fixture::driveDue)).isEmpty();
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(fixture.callsOf(fixture::driveDue)).contains("CreateUser");
    }

    @Test
    void driveDue_ramStaysDown_pausesGrowUpToFiveMinutes() {
        fixture.directory.failBefore("CreateUser", Integer.MAX_VALUE, DOWN);
        Duration pause = Objects.requireNonNull(
                refusal(() -> fixture.createUser("alice")).retryAfter());
        for (int attempts = 0; attempts < 12; attempts++) {
            assertThat(pause).isLessThanOrEqualTo(Duration.ofMinutes(5));
            fixture.clock.advance(pause);
            fixture.driveDue();
            pause = Duration.between(fixture.clock.instant(), onlyIntent().nextAttempt());
        }

        assertThat(pause).isGreaterThan(Duration.ofMinutes(3));
        assertThat(onlyIntent().attempts()).isEqualTo(13);
        assertThat(onlyIntent().lastError()).contains("ServiceUnavailable");
    }

    @Test
    void create_sameAgainWhileTheFirstWaits_joinsItWithTheSameId() {
        fixture.directory.failBefore("CreateUser", 1, THROTTLED);
        refusal(() -> fixture.createUser("alice"));
        ResourceId waiting = fixture.pending().get(0);

        ConfirmedResource alice = fixture.createUser("alice");

        assertThat(alice.id()).isEqualTo(waiting);
        assertThat(alice.acknowledged()).isTrue();
        BothSides.agree(fixture);
    }

    @Test
    void create_sameAgainAfterTheFirstWasDoneUnseen_theSameIdAndNoCall() {
        fixture.workers.hold();
        refusal(() -> fixture.createUser("alice"));
        fixture.workers.release();
        ResourceId done = fixture.namesake("alice").id();

        assertThat(fixture.callsOf(
                        () -> assertThat(fixture.createUser("alice").id()).isEqualTo(done)))
                .isEmpty();
        assertThat(reason(() -> fixture.createUser("alice"))).isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    void create_answerLost_theSameAgainFindsTheUserByItsTag() {
        fixture.directory.failAfter("CreateUser", 1, LOST);
        refusal(() -> fixture.createUser("alice"));
        RamUser made = fixture.onlyRamUser();

        ConfirmedResource alice = fixture.createUser("alice");

        assertThat(fixture.onlyRamUser()).isEqualTo(made);
        assertThat(alice.ramUser()).isEqualTo(made);
        BothSides.agree(fixture);
    }

    @Test
    void create_otherAttributesWhileTheFirstWaits_joinsItAndTheNewestWin() {
        fixture.directory.failAfter("CreateUser", 1, LOST);
        refusal(() -> fixture.createUser("alice"));

        ConfirmedResource alice = fixture.create(Attributes.user("alice", "Alice Smith"));

        assertThat(alice.attributes()).isEqualTo(Attributes.user("alice", "Alice Smith"));
        BothSides.agree(fixture);
    }

    @Test
    void create_answerLostAndRefusedAfterwards_leavesNoUserThatNobodyKnowsOf() {
        fixture.directory.failAfter("CreateUser", 1, LOST);
        refusal(() -> fixture.createUser("alice"));
        fixture.directory.failBefore("UpdateUser", 1, INVALID);

        assertThat(reason(() -> fixture.create(Attributes.user("alice", "Alice Smith"))))
                .isEqualTo(Reason.INVALID_VALUE);

        assertThat(fixture.store.all()).isEmpty();
        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void create_whatHasTheNameIsBeingDeleted_notYet() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failBefore("DeleteUser", 1, DOWN);
        refusal(() -> fixture.delete(alice));

        assertThat(reason(() -> fixture.createUser("alice"))).isEqualTo(Reason.NOT_YET);

        fixture.settle();
        assertThat(fixture.createUser("alice").id()).isNotEqualTo(alice.id());
        BothSides.agree(fixture);
    }

    @Test
    void update_whileItIsBeingDeleted_notYetAndTheDeletionStays() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failBefore("DeleteUser", 1, DOWN);
        refusal(() -> fixture.delete(alice));

        assertThat(reason(() -> fixture.update(alice, Attributes.user("alice", "Alice"))))
                .isEqualTo(Reason.NOT_YET);

        fixture.settle();
        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void delete_twiceWhileRamIsDown_joinsTheFirst() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failBefore("DeleteUser", 1, DOWN);
        refusal(() -> fixture.delete(alice));

        fixture.delete(alice);

        assertThat(fixture.store.all()).isEmpty();
        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void delete_refusedByRam_isNeverGivenUp() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failBefore("DeleteUser", 1, INVALID);

        assertThat(reason(() -> fixture.delete(alice))).isEqualTo(Reason.NOT_YET);

        fixture.settle();
        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void delete_neverAskedAgain_isDoneAllTheSame() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failBefore("DeleteUser", 5, THROTTLED);
        refusal(() -> fixture.delete(alice));

        fixture.settle();

        assertThat(fixture.store.all()).isEmpty();
        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void driveDue_leaversAndOthers_leaversFirst() {
        ConfirmedResource bob = fixture.createUser("bob");
        ConfirmedResource carol = fixture.createUser("carol");
        fixture.workers.hold();
        refusal(() -> fixture.createUser("alice"));
        fixture.clock.advance(Duration.ofSeconds(1));
        refusal(() -> fixture.delete(bob));
        fixture.clock.advance(Duration.ofSeconds(1));
        refusal(() -> fixture.update(carol, Attributes.inactiveUser("carol")));

        assertThat(fixture.callsOf(fixture::restart))
                .filteredOn(call -> !call.startsWith("Get") && !call.startsWith("List"))
                .containsExactly("DeleteUser", "TagResources", "CreateUser");
    }

    @Test
    void update_severalWhileNoneIsDone_onlyTheNewestReachesRam() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.workers.hold();
        refusal(() -> fixture.update(alice, Attributes.user("alice", "First")));
        refusal(() -> fixture.update(alice, Attributes.user("alice", "Second")));
        refusal(() -> fixture.update(alice, Attributes.user("alice", "Third")));

        assertThat(fixture.callsOf(fixture.workers::release))
                .filteredOn(call -> !call.startsWith("Get"))
                .containsExactly("UpdateUser");

        assertThat(fixture.onlyRamUser().displayName()).isEqualTo("Third");
        assertThat(fixture.confirmed(alice.id()).attributes()).isEqualTo(Attributes.user("alice", "Third"));
        BothSides.agree(fixture);
    }

    @Test
    void update_whileAnotherWaits_buildsUponIt() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.workers.hold();
        refusal(() -> fixture.update(alice, Attributes.user("alice", "First")));

        refusal(() -> fixture.update(alice.type(), alice.id(), (newest, members) -> {
            assertThat(newest).isEqualTo(Attributes.user("alice", "First"));
            return Draft.of(newest);
        }));
    }

    @Test
    void update_sameAgainWhileItWaits_joinsIt() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failBefore("UpdateUser", 1, DOWN);
        refusal(() -> fixture.update(alice, Attributes.user("alice", "Alice")));
        long sequence = Objects.requireNonNull(fixture.store.find(alice.id())).sequence();

        ConfirmedResource updated = fixture.update(alice, Attributes.user("alice", "Alice"));

        assertThat(updated.attributes()).isEqualTo(Attributes.user("alice", "Alice"));
        assertThat(Objects.requireNonNull(fixture.store.find(alice.id())).sequence())
                .isEqualTo(sequence);
    }

    @Test
    void update_ofAVersionWhoseChangeWaits_preconditionFailedAndThatOneIsCarriedOut() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.workers.hold();
        refusal(() -> fixture.updateIfVersion(alice, Attributes.user("alice", "First"), alice.version()));

        assertThat(reason(() -> fixture.updateIfVersion(alice, Attributes.user("alice", "Second"), alice.version())))
                .isEqualTo(Reason.PRECONDITION_FAILED);
        assertThat(reason(() -> fixture.deleteIfVersion(alice, alice.version())))
                .isEqualTo(Reason.PRECONDITION_FAILED);

        fixture.workers.release();
        assertThat(fixture.confirmed(alice.id()).attributes()).isEqualTo(Attributes.user("alice", "First"));
        BothSides.agree(fixture);
    }

    @Test
    void update_sameOfTheSameVersionWhileItWaits_joinsIt() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failBefore("UpdateUser", 1, DOWN);
        refusal(() -> fixture.updateIfVersion(alice, Attributes.user("alice", "Alice"), alice.version()));

        ConfirmedResource updated = fixture.updateIfVersion(alice, Attributes.user("alice", "Alice"), alice.version());

        assertThat(updated.attributes()).isEqualTo(Attributes.user("alice", "Alice"));
        assertThat(updated.version()).isEqualTo(alice.version() + 1);
    }

    @Test
    void update_ofAVersionThatIsBeingRepaired_isDone() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.workers.hold();
        fixture.repair(alice);
        refusal(() -> fixture.updateIfVersion(alice, Attributes.user("alice", "Alice"), alice.version()));

        fixture.workers.release();

        assertThat(fixture.confirmed(alice.id()).attributes()).isEqualTo(Attributes.user("alice", "Alice"));
        BothSides.agree(fixture);
    }

    @Test
    void update_ofAVersionWhoseMembersWillChange_preconditionFailed() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.workers.hold();
        refusal(() -> fixture.join(team, alice));

        assertThat(reason(() -> fixture.updateIfVersion(team, Attributes.group("Crew"), team.version())))
                .isEqualTo(Reason.PRECONDITION_FAILED);
    }

    @Test
    void delete_sameOfTheSameVersionWhileItWaits_joinsIt() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failBefore("DeleteUser", 1, DOWN);
        refusal(() -> fixture.deleteIfVersion(alice, alice.version()));

        fixture.deleteIfVersion(alice, alice.version());

        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void update_answerLostAndThenTakenBack_ramIsAsItWas() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failAfter("TagResources", 1, LOST);
        refusal(() -> fixture.update(alice, Attributes.inactiveUser("alice")));

        fixture.update(alice, Attributes.user("alice"));

        BothSides.agree(fixture);
    }

    @Test
    void update_answerLostAndThenTakenBackInAnotherProcess_ramIsAsItWas() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failAfter("UpdateUser", 1, LOST);
        refusal(() -> fixture.update(alice, Attributes.user("alice", "Alice")));
        fixture.startWithoutRecovery();

        fixture.update(alice, Attributes.user("alice"));

        BothSides.agree(fixture);
    }

    @Test
    void create_bridgeIsShuttingDown_notYetAndDoneByTheNextProcess() {
        fixture.workers.shutDown();

        assertThat(reason(() -> fixture.createUser("alice"))).isEqualTo(Reason.NOT_YET);

        fixture.restart();
        BothSides.agree(fixture);
        assertThat(fixture.directory.users()).hasSize(1);
    }

    @Test
    void driveDue_intentOfARequestThatMayStillWaitForIt_isLeftToIt() {
        EngineFixture patient = new EngineFixture(Duration.ofSeconds(10));
        patient.workers.shutDown();
        refusal(() -> patient.createUser("alice"));
        patient.workers.die();

        assertThat(patient.callsOf(patient::driveDue)).isEmpty();

        patient.clock.advance(Duration.ofSeconds(10));
        patient.driveDue();
        assertThat(patient.directory.users()).hasSize(1);
    }

    private Intent onlyIntent() {
        List<ResourceId> pending = fixture.pending();
        assertThat(pending).hasSize(1);
        StoredResource stored = Objects.requireNonNull(fixture.store.find(pending.get(0)));
        return Objects.requireNonNull(stored.intent());
    }
}
