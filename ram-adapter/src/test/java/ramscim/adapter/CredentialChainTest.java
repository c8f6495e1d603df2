package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.failure;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.exceptions.ClientException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CredentialChainTest {
    private final AtomicBoolean firstHasSome = new AtomicBoolean();
    private final CredentialSource first =
            new SdkSource("the first", () -> () -> firstHasSome.get() ? key("one") : absent());
    private final CredentialSource second = CredentialSources.fixed("the second", key("two"));
    private final CredentialSource role =
            new SdkSource("the role", () -> CredentialChainTest::absent, words -> "The role could not be assumed.");

    @Test
    void fetch_firstHasNone_takesTheSecondAndSaysSo() {
        CredentialChain chain = new CredentialChain(List.of(first, second));

        assertThat(chain.fetch().getAccessKeyId()).isEqualTo("two");
        assertThat(chain.description()).isEqualTo("the second");
    }

    @Test
    void fetch_again_staysWithTheOneThatWasTaken() {
        CredentialChain chain = new CredentialChain(List.of(first, second));
        chain.fetch();
        firstHasSome.set(true);

        assertThat(chain.fetch().getAccessKeyId()).isEqualTo("two");
    }

    @Test
    void fetch_noneHasAny_saysWhatIsWrongWithTheRoleThatWasMeant() {
        assertThat(failure(new CredentialChain(List.of(first, role, first))::fetch))
                .hasMessage("The role could not be assumed.");
        assertThat(failure(new CredentialChain(List.of(first, first))::fetch)).hasMessage(SdkSource.NOTHING);
    }

    private static AlibabaCloudCredentials key(String id) {
        return new BasicCredentials(id, "the-secret");
    }

    private static AlibabaCloudCredentials absent() throws ClientException {
        throw new ClientException("quoted-secret");
    }
}
