package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.Errand;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.DeleteLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.Urgency;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.simulator.account.SimulatedGroup;
import ramscim.simulator.fault.Fault;
import ramscim.simulator.quirk.Lag;
import ramscim.simulator.quirk.Quirks;

/** RAM does not show at once what the bridge has just made there. */
class LaggingReadsTest extends SimulatedAliyun {
    private static final Duration UNSEEN = Duration.ofSeconds(30);
    private static final GroupName STAFF = new GroupName("staff");

    private final MutableClock clock = new MutableClock();
    private final List<Duration> pauses = new ArrayList<>();
    private final RamDirectory directory = new PatientRamDirectory(
            new ResilientRamDirectory(
                    new ImsDirectory(new RpcClient(settings()), true, Integer.MAX_VALUE, new OwnDoings(UNSEEN, clock)),
                    new CallGuards(impatient()),
                    Clock.systemUTC()),
            this::pass);

    private boolean pass(Duration time) {
        pauses.add(time);
        return true;
    }

    @Test
    void createLoginProfile_userNotSeenYet_waitsAndSucceeds() {
        lagging(Lag.reads(Lag.USER, "CreateLoginProfile", 3));
        awaited(creation("alice", "one"));

        awaited(logon());

        assertThat(SIMULATOR.account().access().loginProfile(name("alice").toString()))
                .isPresent();
        assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));
    }

    @Test
    void anyCall_notSeenForLong_failsForNowAndNeverAsNotFound() {
        lagging(Lag.reads(Lag.USER, "GetUser", 100));
        RamUser alice = awaited(creation("alice", "one"));

        RamException failure = failure(() -> awaited(new GetUser(alice.id())));

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure.retryAfter()).isPositive();
        assertThat(failure.provesUp()).isTrue();
        assertThat(pauses).hasSize(8).allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) <= 0);
    }

    @Test
    void background_notSeenYet_doesNotWait() {
        lagging(Lag.reads(Lag.USER, "GetUser", 1));
        RamUser alice = awaited(creation("alice", "one"));

        assertThat(failure(() -> directory.call(new GetUser(alice.id()))).reason())
                .isEqualTo(Reason.UNAVAILABLE);

        assertThat(pauses).isEmpty();
    }

    @Test
    void anyCall_notFoundLongAfterTheCreation_isBelieved() {
        RamUser alice = awaited(creation("alice", "one"));
        SIMULATOR.account().removeUser(alice.userPrincipalName());
        clock.advance(UNSEEN);

        assertThat(awaited(new GetUser(alice.id()))).isEmpty();
    }

    @Test
    void anyCall_userThatTheBridgeDidNotMake_isBelievedAtOnce() {
        assertThat(awaited(new GetUser(name("nobody")))).isEmpty();
        assertThat(pauses).isEmpty();
    }

    @Test
    void getUser_deletedByTheBridgeItself_isBelievedAtOnce() {
        RamUser alice = awaited(creation("alice", "one"));
        awaited(new DeleteUser(alice.id()));

        assertThat(awaited(new GetUser(alice.id()))).isEmpty();
        assertThat(awaited(new GetUser(name("alice")))).isEmpty();
        assertThat(pauses).isEmpty();
    }

    @Test
    void getUser_renamedLongAfterTheCreationAndDeleted_isBelievedAtOnce() {
        RamUser alice = awaited(creation("alice", "one"));
        clock.advance(UNSEEN);
        awaited(renaming(alice, "alicia"));
        awaited(new DeleteUser(alice.id()));

        assertThat(awaited(new GetUser(name("alicia")))).isEmpty();
        assertThat(pauses).isEmpty();
    }

    @Test
    void getUser_byANameThatWasGivenAwayAgain_isBelievedAtOnce() {
        RamUser alice = awaited(creation("alice", "one"));
        clock.advance(UNSEEN);
        awaited(renaming(alice, "alicia"));
        awaited(renaming(alice, "alina"));

        assertThat(awaited(new GetUser(name("alicia")))).isEmpty();
        assertThat(pauses).isEmpty();
    }

    @Test
    void getUser_madeAgainUnderTheNameOfOneLongGone_isAwaited() {
        RamUser first = awaited(creation("alice", "one"));
        clock.advance(UNSEEN.dividedBy(2));
        awaited(new DeleteUser(first.id()));
        awaited(creation("alice", "two"));
        clock.advance(UNSEEN.dividedBy(2));
        awaited(creation("bob", "three"));
        lagging(Lag.reads(Lag.USER, "GetUser", 1));
        SIMULATOR.account().removeUser(name("alice").toString());

        assertThat(failure(() -> directory.call(new GetUser(name("alice")))).reason())
                .isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void createUser_answerLostAndNotSeenYet_isNotMadeTwiceNorTakenForAnothers() {
        lagging(Lag.reads(Lag.USER, "GetUser", 3));
        SIMULATOR.faults().add(Fault.dropAfterEffect("CreateUser").times(1));

        RamException failure = failure(() -> awaited(creation("alice", "one")));

        assertThat(failure.reason()).isEqualTo(Reason.ALREADY_EXISTS);
        assertThat(awaited(new GetUser(name("alice"))).orElseThrow().tags()).containsEntry(OwnershipTags.ID, "one");
        assertThat(SIMULATOR.account().users()).hasSize(1);
    }

    @Test
    void createUser_requestLost_isMadeAgainAtOnce() {
        SIMULATOR.faults().add(Fault.dropBeforeEffect("CreateUser").times(1));

        awaited(creation("alice", "one"));

        assertThat(SIMULATOR.account().users()).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void getUser_tagsNotSeenYet_waitsForThem() {
        lagging(Lag.reads(Lag.TAGS, "GetUser", 2));
        RamUser alice = awaited(creation("alice", "one"));

        assertThat(awaited(new GetUser(alice.id())).orElseThrow().tags()).containsEntry(OwnershipTags.ID, "one");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void getUser_tagsThatWereAddedSinceNotSeenYet_waitsForThem() {
        RamUser alice = awaited(creation("alice", "one"));
        lagging(Lag.reads(Lag.TAGS, "GetUser", 1));
        awaited(new TagResources(alice.id(), Map.of("team", "red")));

        assertThat(awaited(new GetUser(name("alice"))).orElseThrow().tags()).containsEntry("team", "red");
    }

    @Test
    void tagResources_userUnknownInOtherWords_waits() {
        SIMULATOR
                .faults()
                .add(Fault.error("TagResources", 404, "InvalidResourceId.NotFound", "Not found in our records.")
                        .times(1));
        RamUser alice = awaited(creation("alice", "one"));

        awaited(new TagResources(alice.id(), Map.of("team", "red")));

        assertThat(SIMULATOR.account().users().get(0).tags()).containsEntry("team", "red");
    }

    @Test
    void addUserToGroup_groupAndUserNotSeenYet_waits() {
        lagging(Lag.reads(Lag.GROUP, "AddUserToGroup", 1), Lag.reads(Lag.USER, "AddUserToGroup", 1));
        awaited(creation("alice", "one"));
        awaited(new CreateGroup(group("staff")));

        awaited(new AddUserToGroup(name("alice"), STAFF));

        assertThat(SIMULATOR.account().members("staff")).hasSize(1);
    }

    @Test
    void getGroup_notSeenYet_waits() {
        lagging(Lag.reads(Lag.GROUP, "GetGroup", 2));
        awaited(new CreateGroup(group("staff")));

        assertThat(awaited(new GetGroup(STAFF))).isPresent();
        assertThat(SIMULATOR.account().groups())
                .extracting(SimulatedGroup::groupName)
                .containsExactly("staff");
    }

    @Test
    void removeUserFromGroup_membershipNotSeenYet_isNotTakenForDone() {
        lagging(Lag.reads(Lag.MEMBERSHIP, "RemoveUserFromGroup", 1));
        awaited(creation("alice", "one"));
        awaited(new CreateGroup(group("staff")));
        awaited(new AddUserToGroup(name("alice"), STAFF));

        awaited(new RemoveUserFromGroup(name("alice"), STAFF));

        assertThat(SIMULATOR.account().members("staff")).isEmpty();
    }

    @Test
    void loginProfile_notSeenYet_isNeitherMissingNorTakenForDeleted() {
        lagging(
                Lag.reads(Lag.LOGIN_PROFILE, "GetLoginProfile", 1),
                Lag.reads(Lag.LOGIN_PROFILE, "DeleteLoginProfile", 1));
        awaited(creation("alice", "one"));
        awaited(logon());

        assertThat(awaited(new GetLoginProfile(name("alice")))).isPresent();
        awaited(new DeleteLoginProfile(name("alice")));

        assertThat(SIMULATOR.account().access().loginProfile(name("alice").toString()))
                .isEmpty();
    }

    private static UpdateUser renaming(RamUser user, String localPart) {
        return new UpdateUser(user.id(), new UpdateUserRequest(name(localPart), null, null, null, null));
    }

    private static CreateLoginProfile logon() {
        return new CreateLoginProfile(
                name("alice"), new LoginProfileRequest(new Secret("Passw0rd-42"), AccessStatus.ACTIVE, false, false));
    }

    private static void lagging(Lag... lags) {
        Quirks quirks = Quirks.none();
        for (Lag lag : lags) {
            quirks = quirks.with(lag);
        }
        SIMULATOR.account().behave(quirks);
    }

    private <R> R awaited(RamCall<R> call) {
        return directory.call(call, Errand.of(() -> Urgency.INTERACTIVE, Duration.ofMinutes(1)));
    }
}
