package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.AlibabaCloudCredentialsProvider;
import com.aliyuncs.auth.DefaultCredentialsProvider;
import com.aliyuncs.auth.EnvironmentVariableCredentialsProvider;
import com.aliyuncs.auth.InstanceProfileCredentials;
import com.aliyuncs.auth.InstanceProfileCredentialsProvider;
import com.aliyuncs.auth.StaticCredentialsProvider;
import com.aliyuncs.auth.SystemPropertiesCredentialsProvider;
import com.aliyuncs.utils.AuthUtils;
import com.aliyuncs.utils.EnvironmentUtils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The places that Alibaba Cloud's SDK knows, each by itself, and in their order. */
final class CredentialSources {
    /** The SDK would ask a proxy of HTTP_PROXY for it. */
    private static final String METADATA_SERVICE = "100.100.100.200";

    private CredentialSources() {}

    static CredentialSource fixed(String description, AlibabaCloudCredentials credentials) {
        return new SdkSource(description, () -> new StaticCredentialsProvider(credentials), UnaryOperator.identity());
    }

    static CredentialSource oidc(OidcRole role) {
        return oidc(role, Sts.of(role.stsRegion()));
    }

    static CredentialSource oidc(OidcRole role, Sts sts) {
        return new OidcSource(role, sts);
    }

    static CredentialSource role(AssumedRole role, CredentialSource with) {
        return new RoleSource(role, with, Sts.of(role.stsRegion()));
    }

    static CredentialSource ecs(@Nullable String roleName) {
        askMetadataDirectly();
        return ecs(
                roleName,
                () -> InstanceProfileCredentialsProvider.builder()
                        .roleName(roleName)
                        .build());
    }

    static CredentialSource ecs(@Nullable String roleName, Callable<AlibabaCloudCredentialsProvider> provider) {
        String role =
                roleName == null ? "the RAM role of this ECS instance" : "this ECS instance's RAM role " + roleName;
        return new SdkSource(
                role, provider, words -> "There are no credentials of %s: %s.".formatted(role, ecsProblem(words)));
    }

    private static void askMetadataDirectly() {
        String hosts = EnvironmentUtils.getNoProxy();
        if (hosts == null || hosts.isBlank()) {
            EnvironmentUtils.setNoProxy(METADATA_SERVICE);
        } else if (!List.of(hosts.split(",", -1)).contains(METADATA_SERVICE)) {
            EnvironmentUtils.setNoProxy(hosts + "," + METADATA_SERVICE);
        }
    }

    private static String ecsProblem(String words) {
        if (words.contains("role name was not found")) {
            return "it is not attached to the instance";
        }
        return words.contains("Failed to connect")
                ? "no metadata service answers, so this is no ECS instance, or it is cut off from it"
                : "the metadata service's answer cannot be used";
    }

    /** @param file null for the first that is there of those that the SDKs and the CLI write */
    static CredentialSource profile(String name, @Nullable Path file) {
        List<Path> files = file != null
                ? List.of(file)
                : Stream.concat(filesOfTheSdks(), Stream.of(fileOfTheCli())).toList();
        return new ProfileSource(name, files, Sts::of);
    }

    private static Stream<Path> filesOfTheSdks() {
        return Stream.of(home(".alibabacloud", "credentials.ini"), home(".alibabacloud", "credentials"));
    }

    private static Path fileOfTheCli() {
        return home(".aliyun", "config.json");
    }

    private static List<CredentialSource> profiles() {
        List<CredentialSource> sources = new ArrayList<>();
        String name = System.getenv("ALIBABA_CLOUD_PROFILE");
        if (!"true".equalsIgnoreCase(System.getenv("ALIBABA_CLOUD_CLI_PROFILE_DISABLED"))) {
            sources.add(new ProfileSource(name, List.of(fileOfTheCli()), Sts::of));
        }
        String file = System.getenv("ALIBABA_CLOUD_CREDENTIALS_FILE");
        List<Path> files = file == null || file.isBlank() ? filesOfTheSdks().toList() : List.of(Path.of(file));
        sources.add(new ProfileSource(name == null ? "default" : name, files, Sts::of));
        return sources;
    }

    /** What the SDK would try by itself, in its order. */
    static CredentialSource standardChain() {
        askMetadataDirectly();
        List<CredentialSource> sources = new ArrayList<>();
        sources.add(new SdkSource(
                "the system properties alibabacloud.accessKeyId and alibabacloud.accessKeySecret",
                SystemPropertiesCredentialsProvider::new));
        sources.add(new SdkSource(
                "the environment variables ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET",
                EnvironmentVariableCredentialsProvider::new));
        oidcOfTheEnvironment().ifPresent(sources::add);
        sources.addAll(profiles());
        sources.add(new FoundByTheSdk());
        return new CredentialChain(sources);
    }

    /** RRSA sets these variables in a pod. */
    private static Optional<CredentialSource> oidcOfTheEnvironment() {
        if (!AuthUtils.environmentEnableOIDC()) {
            return Optional.empty();
        }
        String session = AuthUtils.getEnvironmentRoleSessionName();
        return Optional.of(oidc(new OidcRole(
                AuthUtils.getEnvironmentRoleArn(),
                AuthUtils.getEnvironmentOIDCProviderArn(),
                Path.of(AuthUtils.getEnvironmentOIDCTokenFilePath()),
                session == null || session.isEmpty() ? "ram-scim-bridge" : session,
                AuthUtils.getEnvironmentSTSRegion())));
    }

    private static Path home(String first, String... more) {
        return Path.of(System.getProperty("user.home"), first).resolve(Path.of("", more));
    }

    /** The rest of the SDK's chain. It does not tell which of its places it took, so that is read from what it found. */
    private static final class FoundByTheSdk implements CredentialSource {
        private final CredentialSource chain = new SdkSource("the SDK's chain", DefaultCredentialsProvider::new);
        private boolean isRole;

        @Override
        public AlibabaCloudCredentials fetch() {
            AlibabaCloudCredentials found = chain.fetch();
            isRole = found instanceof InstanceProfileCredentials;
            return found;
        }

        @Override
        public boolean isMeant() {
            return chain.isMeant();
        }

        @Override
        public String description() {
            if (isRole) {
                return "the RAM role of this ECS instance";
            }
            return "the address ALIBABA_CLOUD_CREDENTIALS_URI, or a profile that only the SDK understands";
        }
    }
}
