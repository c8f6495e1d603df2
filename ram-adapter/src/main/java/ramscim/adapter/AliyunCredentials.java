package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentialsProvider;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.auth.DefaultCredentialsProvider;
import com.aliyuncs.auth.StaticCredentialsProvider;
import java.util.concurrent.Callable;
import ramscim.core.directory.RamException;

/** Where the bridge's own credentials come from; never shows them. */
public final class AliyunCredentials {
    private final String description;
    private final Callable<AlibabaCloudCredentialsProvider> source;

    private AliyunCredentials(String description, Callable<AlibabaCloudCredentialsProvider> source) {
        this.description = description;
        this.source = source;
    }

    /** The SDK's own chain: system properties, environment, OIDC role (RRSA), CLI profile, credentials file, ECS RAM role, URI. */
    public static AliyunCredentials standardChain() {
        return new AliyunCredentials("the SDK's standard chain", DefaultCredentialsProvider::new);
    }

    public static AliyunCredentials keyPair(String accessKeyId, String accessKeySecret) {
        if (accessKeyId.isBlank() || accessKeySecret.isBlank()) {
            throw new IllegalArgumentException("The access key id and the access key secret must not be blank.");
        }
        BasicCredentials pair = new BasicCredentials(accessKeyId, accessKeySecret);
        return new AliyunCredentials("a static access key", () -> new StaticCredentialsProvider(pair));
    }

    CheckedCredentials checked() {
        try {
            return new CheckedCredentials(source.call());
        } catch (RamException e) {
            throw e;
        } catch (Exception e) {
            throw CheckedCredentials.absent();
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
