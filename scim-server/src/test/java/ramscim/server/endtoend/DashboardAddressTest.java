package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;

/** Addresses of the dashboard that somebody made up. */
class DashboardAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"wait=x", "wait=99999999999"})
    void signIn_parameterThatCannotBeRead_isABadRequestAndNoFailure(String query) {
        ScimAnswer answer = RunningBridge.shared().http().get("/admin/sign-in?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("This address is not right").doesNotContain("internal error");
    }
}
