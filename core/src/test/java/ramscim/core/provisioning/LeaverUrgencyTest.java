package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.DOWN;
import static ramscim.core.provisioning.EngineFixture.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.Urgency;
import ramscim.core.guard.GuardPolicy;
import ramscim.core.guard.Protection;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.Membership;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;

/** Who loses access goes before everybody who waits, and only for the calls that take it away; nobody is tried twice without a pause. */
class LeaverUrgencyTest {
    private static final int MORE_THAN_A_TICK_TAKES = 250;

    private EngineFixture fixture = new EngineFixture();

    private List<String> changesIn(Urgency urgency) {
        return fixture.directory.calls(urgency).stream()
                .filter(call -> !call.startsWith("Get") && !call.startsWith("List"))
                .toList();
    }

    // Only what takes access away is urgent.

    @Test
    void update_oneLeavesAndOthersJoin_onlyTheLeavingIsUrgent() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource bob = fixture.createUser("bob");
        ConfirmedResource carol = fixture.createUser("carol");
        ConfirmedResource team = fixture.createGroup("Team", alice);
        fixture.directory.forgetCalls();

        fixture.update(
                team.type(),
                team.id(),
                (newest, members) -> new Draft(
                        Attributes.group("Crew"),
                        Map.of(
                                alice.id(), Membership.LEFT,
                                bob.id(), Membership.JOINED,
                                carol.id(), Membership.JOINED)));

        assertThat(changesIn(Urgency.LEAVER)).containsExactly("RemoveUserFromGroup");
        assertThat(changesIn(Urgency.INTERACTIVE)).containsExactly("UpdateGroup", "AddUserToGroup", "AddUserToGroup");
    }

    @Test
    void update_joinThatFailedBesideALeaverIsTriedAgain_isNotUrgentAnyMore() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource bob = fixture.createUser("bob");
        ConfirmedResource team = fixture.createGroup("Team", alice);
        fixture.directory.failBefore("AddUserToGroup", 1, DOWN);
        refusal(() -> fixture.update(
                team.type(),
                team.id(),
                (newest, members) ->
                        new Draft(newest, Map.of(alice.id(), Membership.LEFT, bob.id(), Membership.JOINED))));
        fixture.directory.forgetCalls();

        fixture.settle();

        assertThat(changesIn(Urgency.LEAVER)).isEmpty();
        assertThat(changesIn(Urgency.BACKGROUND)).containsExactly("AddUserToGroup");
    }

    @Test
    void update_deactivatedAndDescribedAnew_onlyTheDeactivationIsUrgent() {
        ConfirmedResource alice = fixture.withLogon("alice");
        fixture.directory.forgetCalls();

        fixture.update(alice, Attributes.json("{'userName':'alice','displayName':'Gone','active':false}"));

        assertThat(changesIn(Urgency.LEAVER)).contains("UpdateLoginProfile").doesNotContain("UpdateUser");
        assertThat(changesIn(Urgency.INTERACTIVE)).contains("UpdateUser");
    }

    @Test
    void update_ofSomebodyWhoIsInactiveAlready_isNotUrgent() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.deactivate(alice);
        fixture.directory.forgetCalls();

        fixture.update(alice, Attributes.json("{'userName':'alice','displayName':'Away','active':false}"));

        assertThat(fixture.directory.calls(Urgency.LEAVER)).isEmpty();
        assertThat(changesIn(Urgency.INTERACTIVE)).containsExactly("UpdateUser");
    }

    // Whoever drives it, a leaver goes first.

    /** Nobody waits for these. */
    private void queueOthers() {
        fixture.workers.hold();
        for (int n = 0; n < 4; n++) {
            String name = "other" + n;
            refusal(() -> fixture.createUser(name));
        }
    }

    private void assertGoesFirst(String call) {
        assertThat(fixture.callsOf(fixture.workers::release))
                .filteredOn(made -> made.equals(call) || made.equals("CreateUser"))
                .hasSize(5)
                .startsWith(call);
    }

    @Test
    void driveDue_leaverWhomRamDidNotTakeAtFirst_goesBeforeThoseWhoWait() {
        ConfirmedResource alice = fixture.withLogon("alice");
        fixture.directory.failBefore("UpdateLoginProfile", 1, DOWN);
        refusal(() -> fixture.deactivate(alice));
        queueOthers();

        fixture.clock.advance(Duration.ofSeconds(5));
        fixture.driveDue();

        assertGoesFirst("UpdateLoginProfile");
    }

    @Test
    void driveDue_memberLeavesAGroupWhenRamIsBack_goesBeforeThoseWhoWait() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource team = fixture.createGroup("Team", alice);
        fixture.directory.failBefore("RemoveUserFromGroup", 1, DOWN);
        refusal(() -> fixture.leave(team, alice));
        queueOthers();

        fixture.clock.advance(Duration.ofSeconds(5));
        fixture.driveDue();

        assertGoesFirst("RemoveUserFromGroup");
    }

    @Test
    void restart_leaverOfTheProcessBefore_goesBeforeThoseWhoCameFirst() {
        ConfirmedResource alice = fixture.withLogon("alice");
        fixture.directory.failBefore("UpdateLoginProfile", 1, DOWN);
        refusal(() -> fixture.deactivate(alice));
        fixture.startWithoutRecovery();
        queueOthers();

        fixture.recover();

        assertGoesFirst("UpdateLoginProfile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DeleteUser", "UpdateLoginProfile"})
    void approve_leaverThatWasHeld_goesBeforeThoseWhoWait(String call) {
        fixture = new EngineFixture(new GuardPolicy(
                Duration.ofHours(1), Map.of(LossKind.USER, new GuardPolicy.Limit(1, 1)), Protection.NONE));
        fixture.delete(fixture.createUser("first"));
        boolean deletes = call.equals("DeleteUser");
        ConfirmedResource alice = deletes ? fixture.createUser("alice") : fixture.withLogon("alice");
        refusal(() -> {
            if (deletes) {
                fixture.delete(alice);
            } else {
                fixture.deactivate(alice);
            }
        });
        queueOthers();

        assertThat(fixture.approve(fixture.held())).containsExactly(alice.id());

        assertGoesFirst(call);
    }

    @Test
    void driveNow_leaverWhomAnAdministratorDrives_goesBeforeThoseWhoWait() {
        ConfirmedResource alice = fixture.withLogon("alice");
        fixture.directory.failBefore("UpdateLoginProfile", 1, DOWN);
        refusal(() -> fixture.deactivate(alice));
        queueOthers();

        fixture.driveNow(alice.id());

        assertGoesFirst("UpdateLoginProfile");
    }

    // All that waits is driven by who recovers, and each once.

    @Test
    void restart_moreWaitThanATickTakes_allAreDriven() {
        fixture.directory.failBefore("CreateUser", MORE_THAN_A_TICK_TAKES, DOWN);
        for (int n = 0; n < MORE_THAN_A_TICK_TAKES; n++) {
            String name = "user" + n;
            refusal(() -> fixture.createUser(name));
        }
        assertThat(fixture.pending()).hasSize(MORE_THAN_A_TICK_TAKES);

        fixture.restart();

        assertThat(fixture.pending()).isEmpty();
        assertThat(fixture.directory.users()).hasSize(MORE_THAN_A_TICK_TAKES);
    }

    private void assertOneAttempt(String call) {
        fixture.directory.failBefore(call, 10, DOWN);

        assertThat(fixture.callsOf(fixture.workers::release))
                .filteredOn(call::equals)
                .hasSize(1);
    }

    @Test
    void driveDue_whileAnIntentIsQueued_noSecondAttemptWithoutAPause() {
        fixture.workers.hold();
        refusal(() -> fixture.createUser("alice"));

        for (int ticks = 0; ticks < 3; ticks++) {
            fixture.clock.advance(Duration.ofSeconds(1));
            fixture.driveDue();
        }

        assertOneAttempt("CreateUser");
    }

    @Test
    void create_sameAgainWhileItIsQueued_noSecondAttemptWithoutAPause() {
        fixture.workers.hold();
        refusal(() -> fixture.createUser("alice"));
        refusal(() -> fixture.createUser("alice"));

        assertOneAttempt("CreateUser");
    }

    @Test
    void update_newerOneWhileItIsQueued_noSecondAttemptWithoutAPause() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.workers.hold();
        refusal(() -> fixture.update(alice, Attributes.user("alice", "First")));
        refusal(() -> fixture.update(alice, Attributes.user("alice", "Second")));

        assertOneAttempt("UpdateUser");
    }

    @Test
    void driveNow_whileAnIntentIsQueued_noSecondAttemptWithoutAPause() {
        fixture.workers.hold();
        refusal(() -> fixture.createUser("alice"));
        ResourceId alice = fixture.pending().get(0);
        fixture.driveNow(alice);

        assertOneAttempt("CreateUser");
    }
}
