package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.AlibabaCloudCredentialsProvider;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.auth.DefaultCredentialsProvider;
import com.aliyuncs.auth.StaticCredentialsProvider;
import com.aliyuncs.exceptions.ClientException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;

/** Where the bridge's own credentials come from; never shows them. */
public final class AliyunCredentials {
    private final String description;
    private final CheckedCredentials checked;

    private AliyunCredentials(String description, AlibabaCloudCredentialsProvider source) {
        this.description = description;
        checked = new CheckedCredentials(source);
    }

    /** The SDK's own chain: system properties, environment, OIDC role (RRSA), CLI profile, credentials file, ECS RAM role, URI. */
    public static AliyunCredentials standardChain() {
        return new AliyunCredentials("the SDK's standard chain", new StandardChain());
    }

    public static AliyunCredentials keyPair(String accessKeyId, String accessKeySecret) {
        if (accessKeyId.isBlank() || accessKeySecret.isBlank()) {
            throw new IllegalArgumentException("The access key id and the access key secret must not be blank.");
        }
        BasicCredentials pair = new BasicCredentials(accessKeyId, accessKeySecret);
        return new AliyunCredentials("a static access key", new StaticCredentialsProvider(pair));
    }

    /**
     * Asks for credentials; the answer may take seconds.
     *
     * @throws RamException if there are none; its message says what to set
     */
    public void check() {
        checked.getCredentials();
    }

    /** Why there were no credentials when they were last asked for; empty if there were some, or nobody has asked yet. Costs nothing. */
    public Optional<String> problem() {
        return checked.problem();
    }

    CheckedCredentials checked() {
        return checked;
    }

    @Override
    public String toString() {
        return description;
    }

    /** Built when it is first asked: a half-configured role makes the SDK's constructor fail, which is no reason not to start. */
    private static final class StandardChain implements AlibabaCloudCredentialsProvider {
        private @Nullable AlibabaCloudCredentialsProvider chain;

        @Override
        public synchronized AlibabaCloudCredentials getCredentials() throws ClientException {
            if (chain == null) {
                chain = new DefaultCredentialsProvider();
            }
            return chain.getCredentials();
        }
    }
}
