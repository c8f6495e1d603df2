package ramscim.adapter;

import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.auth.BasicSessionCredentials;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the bridge's own credentials come from; never shows them. */
public final class AliyunCredentials {
    private final CredentialSource origin;
    private final CheckedCredentials checked;

    private AliyunCredentials(CredentialSource source) {
        origin = source;
        checked = new CheckedCredentials(source, Clock.systemUTC());
    }

    /** The SDK's own chain: system properties, environment, OIDC role (RRSA), CLI profile, credentials file, ECS RAM role, URI. */
    public static AliyunCredentials standardChain() {
        return new AliyunCredentials(CredentialSources.standardChain());
    }

    public static AliyunCredentials keyPair(String accessKeyId, String accessKeySecret) {
        checkPair(accessKeyId, accessKeySecret);
        return new AliyunCredentials(
                CredentialSources.fixed("a configured access key", new BasicCredentials(accessKeyId, accessKeySecret)));
    }

    /** A key pair that ends with its token; nothing renews it. */
    public static AliyunCredentials temporaryKeyPair(String accessKeyId, String accessKeySecret, String securityToken) {
        checkPair(accessKeyId, accessKeySecret);
        return new AliyunCredentials(CredentialSources.fixed(
                "a configured access key with a security token",
                new BasicSessionCredentials(accessKeyId, accessKeySecret, securityToken)));
    }

    private static void checkPair(String accessKeyId, String accessKeySecret) {
        if (accessKeyId.isBlank() || accessKeySecret.isBlank()) {
            throw new IllegalArgumentException("The access key id and the access key secret must not be blank.");
        }
    }

    public static AliyunCredentials oidcRole(OidcRole role) {
        return new AliyunCredentials(CredentialSources.oidc(role));
    }

    /** @param with what may assume it, a key pair for example */
    public static AliyunCredentials assumedRole(AssumedRole role, AliyunCredentials with) {
        return new AliyunCredentials(CredentialSources.role(role, with.origin));
    }

    /** @param name null for the one that the instance has */
    public static AliyunCredentials ecsRole(@Nullable String name) {
        return new AliyunCredentials(CredentialSources.ecs(name));
    }

    /** @param file null for the first that is there of {@code ~/.alibabacloud/credentials.ini}, {@code ~/.alibabacloud/credentials} and {@code ~/.aliyun/config.json} */
    public static AliyunCredentials profile(String name, @Nullable Path file) {
        return new AliyunCredentials(CredentialSources.profile(name, file));
    }

    static AliyunCredentials of(CredentialSource source) {
        return new AliyunCredentials(source);
    }

    /**
     * Asks for credentials if there are none; the answer may take seconds.
     *
     * @throws ramscim.core.directory.RamException if there are none; its message says what to set
     */
    public void check() {
        checked.getCredentials();
    }

    /** Fetches new ones where these end soon; may take seconds. To be called every few seconds, by no thread that anybody waits for. */
    public void renew() {
        checked.renew();
    }

    /** Why there were no credentials, or no new ones, when they were last asked for. Costs nothing. */
    public Optional<String> problem() {
        return checked.problem();
    }

    /** Whether there is something to call RAM with. Costs nothing. */
    public boolean areAtHand() {
        return checked.hasAny();
    }

    /** A number that is another one as soon as the credentials are others. Costs nothing. */
    public long generation() {
        return checked.generation();
    }

    /** Which place they come from, in words. */
    public String source() {
        return checked.source();
    }

    CheckedCredentials checked() {
        return checked;
    }

    @Override
    public String toString() {
        return source();
    }
}
