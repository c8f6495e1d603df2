package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.failure;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.exceptions.ClientException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

class CheckedCredentialsTest {
    private final Queue<Callable<AlibabaCloudCredentials>> answers = new ArrayDeque<>();
    private final CheckedCredentials credentials = new CheckedCredentials(this::next);

    @Test
    void getCredentials_neverAny_unauthenticatedAndSaysWhatToSet() {
        answers.add(CheckedCredentialsTest::noneFound);

        RamException failure = failure(credentials::getCredentials);

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHENTICATED);
        assertThat(failure)
                .hasMessageContaining("ALIBABA_CLOUD_ACCESS_KEY_ID")
                .hasMessageContaining("ALIBABA_CLOUD_ACCESS_KEY_SECRET")
                .hasMessageNotContaining("quoted-secret")
                .hasNoCause();
    }

    @Test
    void getCredentials_noneAfterSome_unavailable() {
        answers.add(() -> new BasicCredentials("the-id", "the-secret"));
        answers.add(CheckedCredentialsTest::noneFound);
        credentials.getCredentials();

        assertThat(failure(credentials::getCredentials).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void problem_afterAFailure_saysWhatTheCallerWasToldUntilCredentialsCome() {
        answers.add(CheckedCredentialsTest::noneFound);
        answers.add(() -> new BasicCredentials("the-id", "the-secret"));
        assertThat(credentials.problem()).isEmpty();

        RamException failure = failure(credentials::getCredentials);
        assertThat(credentials.problem()).hasValue(failure.getMessage());

        credentials.getCredentials();
        assertThat(credentials.problem()).isEmpty();
    }

    private AlibabaCloudCredentials next() throws ClientException {
        try {
            return answers.remove().call();
        } catch (ClientException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static AlibabaCloudCredentials noneFound() throws ClientException {
        throw new ClientException("the token service said quoted-secret");
    }
}
