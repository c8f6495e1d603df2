package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ramscim.simulator.call.RecordedCall;
import ramscim.simulator.fault.Fault;

class FaultsTest {

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    private static Answer createAlice() {
        return SIMULATOR.call("CreateUser", "UserPrincipalName", SIMULATOR.name("alice"), "DisplayName", "Alice");
    }

    private static void add(Fault fault) {
        SIMULATOR.get().faults().add(fault);
    }

    private static RecordedCall lastCall() {
        return SIMULATOR.get().calls().get(SIMULATOR.get().calls().size() - 1);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(Fault.throttle("CreateUser"), "400 Throttling.User"),
                Arguments.of(Fault.throttleApi("CreateUser"), "400 Throttling.Api"),
                Arguments.of(Fault.throttle("CreateUser").withStatus(429), "429 Throttling.User"),
                Arguments.of(Fault.throttle("CreateUser").withStatus(503), "503 Throttling.User"),
                Arguments.of(Fault.unavailable("*"), "503 ServiceUnavailable"),
                Arguments.of(Fault.internalError("*"), "500 InternalError"),
                Arguments.of(Fault.error("*", 403, "NoPermission", "No."), "403 NoPermission"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void call_errorFault_isAnsweredWithItAndHasNoEffect(Fault fault, String error) {
        add(fault);

        assertThat(createAlice().error()).isEqualTo(error);
        assertThat(SIMULATOR.get().account().users()).isEmpty();
        assertThat(lastCall().effect()).isFalse();
    }

    @Test
    void call_faultTwoTimes_succeedsTheThirdTime() {
        add(Fault.throttle("CreateUser").times(2));

        assertThat(createAlice().status()).isEqualTo(400);
        assertThat(createAlice().status()).isEqualTo(400);
        assertThat(createAlice().status()).isEqualTo(200);
    }

    @Test
    void call_faultUntilCleared_happensUntilThen() {
        add(Fault.unavailable("CreateUser"));
        createAlice();
        createAlice();

        SIMULATOR.get().faults().clear();

        assertThat(createAlice().status()).isEqualTo(200);
    }

    @Test
    void call_faultOfAnotherAction_isNotConcerned() {
        add(Fault.unavailable("DeleteUser"));

        assertThat(createAlice().status()).isEqualTo(200);
    }

    @Test
    void call_faultWithOtherParameters_isNotConcerned() {
        add(Fault.unavailable("CreateUser").where("DisplayName", "Bob").times(1));

        assertThat(createAlice().status()).isEqualTo(200);
        assertThat(SIMULATOR.get().faults().active()).hasSize(1);
    }

    @Test
    void call_faultWithItsParameters_isConcerned() {
        add(Fault.unavailable("CreateUser").where("DisplayName", "Alice"));

        assertThat(createAlice().status()).isEqualTo(503);
    }

    @Test
    void call_dropBeforeEffect_failsAndChangesNothing() {
        add(Fault.dropBeforeEffect("CreateUser").times(1));

        assertThatThrownBy(FaultsTest::createAlice).hasMessage("SDK.ServerUnreachable");
        assertThat(SIMULATOR.get().account().users()).isEmpty();
        assertThat(lastCall()).returns(0, RecordedCall::status).returns(false, RecordedCall::effect);
    }

    @Test
    void call_dropAfterEffect_failsButHasHappened() {
        add(Fault.dropAfterEffect("CreateUser").times(1));

        assertThatThrownBy(FaultsTest::createAlice).hasMessage("SDK.ServerUnreachable");
        assertThat(SIMULATOR.get().account().findUser(SIMULATOR.name("alice"))).isPresent();
        assertThat(lastCall()).returns(0, RecordedCall::status).returns(true, RecordedCall::effect);
    }

    @Test
    void call_errorAfterEffect_isRefusedButHasHappened() {
        add(Fault.unavailable("CreateUser").withAfterEffect().times(1));

        assertThat(createAlice().status()).isEqualTo(503);
        assertThat(createAlice().error()).isEqualTo("409 EntityAlreadyExists.User");
    }

    @Test
    void call_delay_isAnsweredProperly() {
        add(Fault.delay("CreateUser", Duration.ofMillis(20)));

        assertThat(createAlice().status()).isEqualTo(200);
    }

    @Test
    void call_html_isAPageInsteadOfAnAnswer() {
        add(Fault.html("CreateUser"));

        Answer answer = createAlice();

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.text()).startsWith("<html>");
    }

    @Test
    void call_emptyBody_isAStatusOnly() {
        add(Fault.emptyBody("CreateUser"));

        assertThat(createAlice()).returns(502, Answer::status).returns("", Answer::text);
    }

    @Test
    void pause_thenResume_resetsConnectionsAndComesBackOnTheSamePort() {
        SIMULATOR.get().pause();
        assertThatThrownBy(FaultsTest::createAlice).hasMessage("SDK.ServerUnreachable");

        SIMULATOR.get().resume();

        assertThat(createAlice().status()).isEqualTo(200);
    }

    @Test
    void pause_calls_neverArrive() {
        SIMULATOR.get().pause();

        assertThatThrownBy(FaultsTest::createAlice).isInstanceOf(IllegalStateException.class);
        assertThat(SIMULATOR.get().calls()).isEmpty();
    }
}
