package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.DOWN;
import static ramscim.core.provisioning.EngineFixture.INVALID;
import static ramscim.core.provisioning.EngineFixture.refusal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ramscim.core.access.AccessRules;
import ramscim.core.access.Grantees;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Adoption;
import ramscim.core.converge.Deprovisioning;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Membership;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;

/** A worker that sees to a group of many is had by others between two members; whatever is let by, each member is seen to once. */
class LettingByTest {
    private static final int MANY = 60;

    private final EngineFixture fixture = new EngineFixture();
    private final ConfirmedResource[] many = IntStream.range(0, MANY)
            .mapToObj(n -> fixture.createUser("member" + n))
            .toArray(ConfirmedResource[]::new);

    private void workerTurnsTo(Runnable first) {
        fixture.workers.hold();
        refusal(first::run);
        fixture.directory.forgetCalls();
    }

    /** The names of the calls, each run of equal ones once. */
    private List<String> runs() {
        List<String> runs = new ArrayList<>();
        for (String call : fixture.directory.calls()) {
            if (runs.isEmpty() || !runs.get(runs.size() - 1).equals(call)) {
                runs.add(call);
            }
        }
        return runs;
    }

    private int count(String call) {
        return Collections.frequency(fixture.directory.calls(), call);
    }

    @Test
    void join_leaverComesMeanwhile_goesBeforeTheNextMember() {
        ConfirmedResource alice = fixture.withLogon("alice");
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.during("AddUserToGroup", () -> refusal(() -> fixture.deactivate(alice)));
        workerTurnsTo(() -> fixture.join(team, many));

        fixture.workers.runAll();

        List<String> calls = fixture.directory.calls();
        assertThat(calls.indexOf("UpdateLoginProfile")).isLessThan(calls.lastIndexOf("AddUserToGroup"));
        assertThat(calls.subList(0, calls.indexOf("UpdateLoginProfile")))
                .filteredOn("AddUserToGroup"::equals)
                .hasSize(1);
        assertThat(count("AddUserToGroup")).isEqualTo(MANY);
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void join_somebodyNewComesMeanwhile_isMadeBeforeTheNextMember() {
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.during("AddUserToGroup", () -> refusal(() -> fixture.createUser("zoe")));
        workerTurnsTo(() -> fixture.join(team, many));

        fixture.workers.runAll();

        assertThat(runs()).containsSubsequence("AddUserToGroup", "CreateUser", "AddUserToGroup");
        assertThat(count("AddUserToGroup")).isEqualTo(MANY);
    }

    @Test
    void join_manyGroupsOfMany_eachHasItsTurn() {
        List<ConfirmedResource> groups =
                List.of(fixture.createGroup("Crew"), fixture.createGroup("Staff"), fixture.createGroup("Team"));
        List<String> order = new ArrayList<>();
        fixture.watch(call -> {
            if (call instanceof AddUserToGroup join) {
                order.add(join.group().value());
            }
        });
        fixture.workers.hold();
        groups.forEach(group -> refusal(() -> fixture.join(group, many)));

        fixture.workers.runAll();

        assertThat(order).hasSize(3 * MANY);
        assertThat(order.subList(0, MANY)).contains("Crew", "Staff", "Team");
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void delete_leaverComesMeanwhile_goesBeforeTheNextMember() {
        ConfirmedResource alice = fixture.withLogon("alice");
        ConfirmedResource team = fixture.createGroup("Team", many);
        fixture.during("RemoveUserFromGroup", () -> refusal(() -> fixture.deactivate(alice)));
        workerTurnsTo(() -> fixture.delete(team));

        fixture.workers.runAll();

        assertThat(runs())
                .containsSubsequence("RemoveUserFromGroup", "UpdateLoginProfile", "RemoveUserFromGroup", "DeleteGroup");
        assertThat(count("RemoveUserFromGroup")).isEqualTo(MANY);
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void join_processEndsWhileOthersAreLetBy_goesOnAfterwards() {
        ConfirmedResource alice = fixture.withLogon("alice");
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.during("AddUserToGroup", () -> refusal(() -> fixture.deactivate(alice)));
        workerTurnsTo(() -> fixture.join(team, many));
        fixture.workers.runOne();
        assertThat(count("AddUserToGroup")).isEqualTo(1);

        fixture.restart();
        fixture.settle();

        assertThat(fixture.store.membersOf(team.id())).hasSize(MANY);
        assertThat(count("AddUserToGroup")).isEqualTo(MANY);
    }

    @Test
    void join_memberWhomRamDidNotTakeBeforeOthersWereLetBy_isTriedAgainWithAPause() {
        ConfirmedResource alice = fixture.withLogon("alice");
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.directory.failBefore("AddUserToGroup", 1, DOWN);
        fixture.during("AddUserToGroup", () -> refusal(() -> fixture.deactivate(alice)));
        workerTurnsTo(() -> fixture.join(team, many));

        fixture.workers.runAll();

        assertThat(count("AddUserToGroup")).isEqualTo(MANY);
        assertThat(fixture.pending()).containsExactly(team.id());
        fixture.settle();
        assertThat(fixture.store.membersOf(team.id())).hasSize(MANY);
    }

    @Test
    void join_memberIsRefusedBeforeOthersAreLetBy_theRestIsDone() {
        ConfirmedResource alice = fixture.withLogon("alice");
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.directory.failBefore("AddUserToGroup", 1, INVALID);
        fixture.during("AddUserToGroup", () -> refusal(() -> fixture.deactivate(alice)));
        workerTurnsTo(() -> fixture.join(team, many[0], many[1]));

        fixture.workers.runAll();

        assertThat(fixture.store.membersOf(team.id())).hasSize(1);
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void update_somebodyElseLeavesTheGroupWhileItLetsOthersBy_leavesBeforeAnybodyJoins() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource team = fixture.createGroup("Team", alice);
        fixture.during(
                "AddUserToGroup",
                () -> refusal(() -> fixture.update(
                        team.type(),
                        team.id(),
                        (newest, members) ->
                                new Draft(Attributes.group("Team"), Map.of(alice.id(), Membership.LEFT)))));
        workerTurnsTo(() -> fixture.join(team, many));

        fixture.workers.runAll();
        fixture.settle();

        assertThat(runs()).containsSubsequence("RemoveUserFromGroup", "AddUserToGroup");
        assertThat(fixture.store.membersOf(team.id())).hasSize(MANY).doesNotContain(alice.id());
    }

    @Test
    void update_somebodyElseLeavesTheGroupWhileItIsLookedAt_leavesBeforeTheOthersJoin() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource bob = fixture.createUser("bob");
        ConfirmedResource team = fixture.createGroup("Team", alice, bob);
        fixture.during("GetGroup", () -> refusal(() -> fixture.leave(team, alice)));
        Map<ResourceId, Membership> changes = new LinkedHashMap<>(Map.of(bob.id(), Membership.LEFT));
        Stream.of(many).forEach(member -> changes.put(member.id(), Membership.JOINED));
        workerTurnsTo(() -> fixture.update(team.type(), team.id(), (newest, members) -> new Draft(newest, changes)));

        fixture.workers.runAll();

        List<String> calls = fixture.directory.calls();
        assertThat(calls.subList(0, calls.lastIndexOf("RemoveUserFromGroup")))
                .filteredOn("AddUserToGroup"::equals)
                .hasSizeLessThan(2);
        assertThat(fixture.store.membersOf(team.id())).hasSize(MANY).doesNotContain(alice.id(), bob.id());
    }

    @Test
    void leave_othersJoinMeanwhile_isNotMadeToWaitForThem() {
        ConfirmedResource team = fixture.createGroup("Team", Arrays.copyOf(many, 10));
        fixture.during("RemoveUserFromGroup", () -> refusal(() -> fixture.join(team, many[20], many[21])));
        workerTurnsTo(() -> fixture.leave(team, Arrays.copyOf(many, 10)));

        fixture.workers.runOne();

        assertThat(runs()).containsSubsequence("RemoveUserFromGroup", "AddUserToGroup");
        assertThat(fixture.store.membersOf(team.id())).containsExactlyInAnyOrder(many[20].id(), many[21].id());
    }

    /** Whoever is in Devs may log on. */
    private void membersOfDevsMayLogOn() {
        AccessRules rules = EngineFixture.logonFor(new Grantees(Grantees.Rule.GROUPS, Set.of("Devs")));
        fixture.access(new AccessSettings(rules, new SilentSink(), Deprovisioning.delete(), Adoption.none()));
    }

    @Test
    void create_membersAreLookedAtWhileTheGroupLetsOthersBy_allGetWhatItGives() {
        membersOfDevsMayLogOn();
        fixture.during("AddUserToGroup", () -> refusal(() -> fixture.createUser("zoe")));
        workerTurnsTo(() -> fixture.createGroup("Devs", many));
        fixture.workers.runOne();
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.driveDue();

        fixture.workers.runAll();
        fixture.settle();

        assertThat(count("AddUserToGroup")).isEqualTo(MANY);
        assertThat(count("CreateLoginProfile")).isEqualTo(MANY);
    }

    @Test
    void delete_groupLetsOthersBy_allLoseWhatItGaveWithoutBeingAskedAnew() {
        membersOfDevsMayLogOn();
        ConfirmedResource devs = fixture.createGroup("Devs", many);
        fixture.settle();
        fixture.during("RemoveUserFromGroup", () -> refusal(() -> fixture.createUser("zoe")));
        workerTurnsTo(() -> fixture.delete(devs));

        fixture.workers.runAll();

        assertThat(count("DeleteLoginProfile")).isEqualTo(MANY);
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void join_bridgeStopsWhileOthersWait_isFinished() {
        ConfirmedResource alice = fixture.withLogon("alice");
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.during("AddUserToGroup", () -> {
            refusal(() -> fixture.deactivate(alice));
            fixture.workers.shutDown();
        });
        workerTurnsTo(() -> fixture.join(team, many));

        fixture.workers.runAll();

        assertThat(fixture.store.membersOf(team.id())).hasSize(MANY);
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void delete_groupIsFullOfUsersWhomTheBridgeDoesNotKnow_letsOthersByToo() {
        ConfirmedResource alice = fixture.withLogon("alice");
        ConfirmedResource team = fixture.createGroup("Team");
        for (int n = 0; n < MANY; n++) {
            fixture.directory.addByHand("stranger" + n, Map.of());
            fixture.directory.call(new AddUserToGroup(fixture.principal("stranger" + n), new GroupName("Team")));
        }
        fixture.during("RemoveUserFromGroup", () -> refusal(() -> fixture.deactivate(alice)));
        workerTurnsTo(() -> fixture.delete(team));

        fixture.workers.runAll();

        assertThat(runs())
                .containsSubsequence("RemoveUserFromGroup", "UpdateLoginProfile", "RemoveUserFromGroup", "DeleteGroup");
        assertThat(count("RemoveUserFromGroup")).isEqualTo(MANY);
        assertThat(fixture.pending()).isEmpty();
    }
}
