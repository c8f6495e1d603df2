package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.AlibabaCloudCredentialsProvider;
import com.aliyuncs.exceptions.ClientException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/**
 * Turns a failure to get credentials into words that help. The SDK's are dropped, because they may quote what a token service answered.
 *
 * <p>It asks one thread at a time: the SDK's OIDC provider would refresh once for each thread that finds its token expired.
 */
final class CheckedCredentials implements AlibabaCloudCredentialsProvider {
    private final AlibabaCloudCredentialsProvider source;
    private boolean hadThem;
    private volatile @Nullable RamException problem;

    CheckedCredentials(AlibabaCloudCredentialsProvider source) {
        this.source = source;
    }

    @Override
    public synchronized AlibabaCloudCredentials getCredentials() {
        AlibabaCloudCredentials credentials = fetch();
        if (credentials == null) {
            RamException failure = hadThem ? notRenewed() : absent();
            problem = failure;
            throw failure;
        }
        hadThem = true;
        problem = null;
        return credentials;
    }

    /** What the last caller was told, if it got none. */
    Optional<String> problem() {
        return Optional.ofNullable(problem).map(RamException::getMessage);
    }

    private @Nullable AlibabaCloudCredentials fetch() {
        try {
            return source.getCredentials();
        } catch (ClientException | RuntimeException e) {
            return null;
        }
    }

    private static RamException absent() {
        return RamException.unanswered(
                Reason.UNAUTHENTICATED,
                "Bridge.NoCredentials",
                "There are no Alibaba Cloud credentials: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET,"
                        + " or run where the SDK finds a RAM role or a credentials file.");
    }

    private static RamException notRenewed() {
        return RamException.unanswered(
                Reason.UNAVAILABLE,
                "Bridge.CredentialsNotRenewed",
                "The bridge's Alibaba Cloud credentials could not be renewed; nothing was sent.");
    }
}
