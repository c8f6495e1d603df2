package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.SimulatorOptions;
import ramscim.simulator.account.SimulatedGroup;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.fault.Fault;

/** The whole adapter, over the wire. */
class AliyunRamTest extends SimulatedAliyun {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MutableClock clock = new MutableClock();
    private final RamResilience resilience = impatient(breakerThatOpensAfter(8));
    private final RamDirectory directory = AliyunRam.connect(settings(), resilience, RamTelemetry.metersOnly(meters))
            .directory();

    @Test
    void createUser_nothingInTheWay_isOneCallOnTheWire() {
        directory.call(creation("alice", "one"));

        assertThat(actions()).containsExactly("CreateUser");
    }

    @Test
    void createUser_throttledTwice_succeedsWithTheThirdAttempt() {
        SIMULATOR.faults().add(Fault.throttle("CreateUser").times(2));

        directory.call(creation("alice", "one"));

        assertThat(actions()).containsExactly("CreateUser", "CreateUser", "CreateUser");
        assertThat(calls("CreateUser", "throttled")).isEqualTo(2);
        assertThat(calls("CreateUser", "success")).isEqualTo(1);
    }

    @Test
    void createUser_answerLost_theUserIsReadBackAndReturned() {
        SIMULATOR.faults().add(Fault.dropAfterEffect("CreateUser").times(1));

        RamUser user = directory.call(creation("alice", "one"));

        assertThat(actions()).containsExactly("CreateUser", "GetUser");
        assertThat(SIMULATOR.account().users())
                .extracting(SimulatedUser::userId)
                .containsExactly(user.id().value());
    }

    @Test
    void createUser_requestLost_isCreatedOnce() {
        SIMULATOR.faults().add(Fault.dropBeforeEffect("CreateUser").times(1));

        directory.call(creation("alice", "one"));

        assertThat(actions()).containsExactly("CreateUser", "GetUser", "CreateUser");
        assertThat(SIMULATOR.account().users()).hasSize(1);
    }

    @Test
    void createUser_answerLostAndNameAnothers_alreadyExists() {
        ByHand.make("alice", Map.of("scim-bridge:id", "two"));
        SIMULATOR.faults().add(Fault.dropBeforeEffect("CreateUser").times(1));

        RamException failure = failure(() -> directory.call(creation("alice", "one")));

        assertThat(failure.reason()).isEqualTo(Reason.ALREADY_EXISTS);
        assertThat(actions()).containsExactly("CreateUser", "GetUser");
    }

    @Test
    void createUser_answerAndReadingBackLost_staysAmbiguousAndIsNotRepeated() {
        SIMULATOR.faults().add(Fault.dropAfterEffect("CreateUser"));
        SIMULATOR.faults().add(Fault.dropBeforeEffect("GetUser"));

        RamException failure = failure(() -> directory.call(creation("alice", "one")));

        assertThat(failure.reason()).isEqualTo(Reason.AMBIGUOUS);
        assertThat(SIMULATOR.calls("CreateUser")).hasSize(1);
    }

    @Test
    void deleteUser_answerLost_isDone() {
        RamUser alice = ByHand.make("alice", Map.of());
        SIMULATOR.faults().add(Fault.dropAfterEffect("DeleteUser").times(1));

        directory.call(new DeleteUser(alice.id()));

        assertThat(SIMULATOR.account().users()).isEmpty();
    }

    @Test
    void tagUser_answerLost_isDoneOnce() {
        RamUser alice = ByHand.make("alice", Map.of());
        SIMULATOR.faults().add(Fault.dropAfterEffect("TagResources").times(1));

        directory.call(new TagResources(alice.id(), Map.of("team", "red")));

        assertThat(SIMULATOR.account().users()).extracting(SimulatedUser::tags).containsExactly(Map.of("team", "red"));
    }

    @Test
    void createGroup_answerLost_theGroupIsReadBackAndReturned() {
        SIMULATOR.faults().add(Fault.dropAfterEffect("CreateGroup").times(1));

        RamGroup created = directory.call(new CreateGroup(group("team")));

        assertThat(actions()).containsExactly("CreateGroup", "GetGroup");
        assertThat(SIMULATOR.account().groups())
                .extracting(SimulatedGroup::groupId)
                .containsExactly(created.id());
    }

    @Test
    void updateGroup_answerToARenamingLost_theGroupIsReadBackUnderItsNewName() {
        RamGroup team = ByHand.makeGroup("team");
        SIMULATOR.faults().add(Fault.dropAfterEffect("UpdateGroup").times(1));

        RamGroup crew = directory.call(new UpdateGroup(new GroupName("team"), group("crew")));

        assertThat(crew.id()).isEqualTo(team.id());
        assertThat(actions()).containsExactly("UpdateGroup", "UpdateGroup", "GetGroup");
    }

    @Test
    void membership_answersLost_isDoneOnce() {
        ByHand.makeGroup("team");
        ByHand.make("alice", Map.of());
        SIMULATOR.faults().add(Fault.dropAfterEffect("AddUserToGroup").times(1));
        SIMULATOR.faults().add(Fault.dropAfterEffect("RemoveUserFromGroup").times(1));

        directory.call(new AddUserToGroup(name("alice"), new GroupName("team")));
        assertThat(SIMULATOR.account().members("team")).hasSize(1);
        directory.call(new RemoveUserFromGroup(name("alice"), new GroupName("team")));

        assertThat(SIMULATOR.account().members("team")).isEmpty();
        assertThat(calls("AddUserToGroup", "ambiguous")).isEqualTo(1);
        assertThat(calls("AddUserToGroup", "success")).isEqualTo(1);
    }

    @Test
    void deleteGroup_answerLost_isDone() {
        ByHand.makeGroup("team");
        SIMULATOR.faults().add(Fault.dropAfterEffect("DeleteGroup").times(1));

        directory.call(new DeleteGroup(new GroupName("team")));

        assertThat(SIMULATOR.account().groups()).isEmpty();
    }

    @Test
    void anyWrite_ramUnavailableForLong_theBreakerOpensAndNothingIsSent() {
        SIMULATOR.faults().add(Fault.unavailable("*"));
        failure(() -> directory.call(creation("alice", "one")));
        failure(() -> directory.call(creation("alice", "one")));
        SIMULATOR.clearCalls();
        clock.advance(Duration.ofSeconds(10));

        RamException failure = failure(() -> directory.call(creation("alice", "one")));

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure.code()).isEqualTo("CircuitOpen");
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(20));
        assertThat(SIMULATOR.calls()).isEmpty();
    }

    @Test
    void anyRead_writesCutOff_isStillSent() {
        SIMULATOR.faults().add(Fault.unavailable("CreateUser"));
        failure(() -> directory.call(creation("alice", "one")));
        failure(() -> directory.call(creation("alice", "one")));

        assertThat(directory.call(new GetUser(name("alice"))).orElse(null)).isNull();
    }

    @Test
    void anyCall_throttledForLong_theBreakerStaysClosed() {
        SIMULATOR.faults().add(Fault.throttle("*"));

        IntStream.range(0, 10).forEach(n -> {
            RamException failure = failure(() -> directory.call(creation("alice", "one")));
            assertThat(failure.reason()).isEqualTo(Reason.THROTTLED);
        });

        assertThat(writeBreaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void anyCall_refusedForLong_theBreakerStaysClosed() {
        ByHand.make("alice", Map.of());

        IntStream.range(0, 20).forEach(n -> failure(() -> directory.call(creation("alice", "one"))));

        assertThat(writeBreaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(SIMULATOR.calls("CreateUser")).hasSize(20);
    }

    @Test
    void anyCall_ramDownAndUpAgain_worksAgain() {
        RamSimulator first = RamSimulator.start();
        SimulatorOptions samePort =
                SimulatorOptions.builder().port(first.endpoint().getPort()).build();
        RamDirectory directory = AliyunRam.connect(settings(first), resilience, RamTelemetry.metersOnly(meters))
                .directory();
        directory.call(creation("alice", "one"));
        first.close();
        IntStream.range(0, 8).forEach(n -> failure(() -> directory.call(creation("bob", "two"))));
        assertThat(writeBreaker().getState()).isEqualTo(CircuitBreaker.State.OPEN);
        try (RamSimulator second = RamSimulator.start(samePort)) {
            clock.advance(Duration.ofSeconds(31));
            IntStream.range(0, 3).forEach(n -> directory.call(creation("user" + n, "owner" + n)));

            assertThat(writeBreaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
            assertThat(second.account().users()).hasSize(3);
        }
    }

    private CircuitBreakerConfig breakerThatOpensAfter(int calls) {
        return CircuitBreakerConfig.from(RamResilience.defaultBreaker())
                .minimumNumberOfCalls(calls)
                .clock(clock)
                .build();
    }

    private CircuitBreaker writeBreaker() {
        return resilience.breakers().circuitBreaker("ram-identity-writes");
    }

    private long calls(String operation, String outcome) {
        return meters.get("ram.calls")
                .tags("operation", operation, "class", "ram-identity-writes", "outcome", outcome)
                .timer()
                .count();
    }
}
