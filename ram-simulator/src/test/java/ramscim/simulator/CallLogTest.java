package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ramscim.simulator.call.RecordedCall;

class CallLogTest {

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    @Test
    void calls_severalCalls_areInOrderWithTheirOutcome() {
        SIMULATOR.createUser("alice");
        Answer refused = SIMULATOR.call("GetUser", "UserId", "1");

        assertThat(SIMULATOR.get().calls())
                .extracting(RecordedCall::action, RecordedCall::status, RecordedCall::code, RecordedCall::effect)
                .containsExactly(
                        tuple("CreateUser", 200, null, true), tuple("GetUser", 404, "EntityNotExist.User", false));
        assertThat(SIMULATOR.get().calls().get(1).requestId())
                .isEqualTo(refused.body().path("RequestId").asText());
    }

    @Test
    void calls_parameters_areThoseOfTheOperationOnly() {
        SIMULATOR.call("GetUser", "UserId", "1");

        assertThat(SIMULATOR.get().calls().get(0).parameters()).containsOnlyKeys("UserId");
    }

    @Test
    void calls_password_isMasked() {
        SIMULATOR.call("GetUser", "UserId", "1", "Password", "S3cret!");

        assertThat(SIMULATOR.get().calls().get(0).parameters()).containsEntry("Password", "***");
        assertThat(SIMULATOR.get().calls().toString()).doesNotContain("S3cret!");
    }

    @Test
    void calls_ofOneAction_leaveOutOthers() {
        SIMULATOR.call("GetDefaultDomain");
        SIMULATOR.call("GetAccountSummary");

        assertThat(SIMULATOR.get().calls("GetAccountSummary")).hasSize(1);
    }

    @Test
    void clearCalls_afterCalls_forgetsThem() {
        SIMULATOR.call("GetDefaultDomain");

        SIMULATOR.get().clearCalls();

        assertThat(SIMULATOR.get().calls()).isEmpty();
    }
}
