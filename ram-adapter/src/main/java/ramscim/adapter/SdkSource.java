package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.AlibabaCloudCredentialsProvider;
import com.aliyuncs.exceptions.ClientException;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/**
 * One of the SDK's providers. Its words are not passed on, because they may quote what a token service answered: {@code explanation} makes a sentence of
 * them.
 */
final class SdkSource implements CredentialSource {
    static final String NOTHING =
            "There are no Alibaba Cloud credentials: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET,"
                    + " or run where the SDK finds a RAM role or a credentials file.";

    private final String description;
    private final Callable<AlibabaCloudCredentialsProvider> making;
    private final @Nullable UnaryOperator<String> explanation;
    private @Nullable AlibabaCloudCredentialsProvider provider;

    /** A place where there may be something, and nobody has said so. */
    SdkSource(String description, Callable<AlibabaCloudCredentialsProvider> making) {
        this(description, making, null);
    }

    /** @param making is called when credentials are first asked for: the SDK's constructors fail on a half-configured role, which is no reason not to start */
    SdkSource(
            String description,
            Callable<AlibabaCloudCredentialsProvider> making,
            @Nullable UnaryOperator<String> explanation) {
        this.description = description;
        this.making = making;
        this.explanation = explanation;
    }

    @Override
    public synchronized AlibabaCloudCredentials fetch() {
        AlibabaCloudCredentials credentials;
        try {
            credentials = provider().getCredentials();
        } catch (ClientException | RuntimeException e) {
            throw none(String.valueOf(e.getMessage()));
        }
        if (credentials == null) {
            throw none("");
        }
        return credentials;
    }

    private AlibabaCloudCredentialsProvider provider() throws ClientException {
        AlibabaCloudCredentialsProvider made = provider;
        if (made == null) {
            made = make();
            provider = made;
        }
        return made;
    }

    private AlibabaCloudCredentialsProvider make() throws ClientException {
        try {
            return making.call();
        } catch (ClientException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ClientException(e);
        }
    }

    private RamException none(String sdkWords) {
        return RamException.unanswered(
                Reason.UNAUTHENTICATED,
                "Bridge.NoCredentials",
                explanation == null ? NOTHING : explanation.apply(sdkWords));
    }

    @Override
    public boolean isMeant() {
        return explanation != null;
    }

    @Override
    public String description() {
        return description;
    }
}
