package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.AlibabaCloudCredentialsProvider;
import com.aliyuncs.auth.DefaultCredentialsProvider;
import com.aliyuncs.auth.EnvironmentVariableCredentialsProvider;
import com.aliyuncs.auth.InstanceProfileCredentials;
import com.aliyuncs.auth.InstanceProfileCredentialsProvider;
import com.aliyuncs.auth.OIDCCredentialsProvider;
import com.aliyuncs.auth.ProfileCredentialsProvider;
import com.aliyuncs.auth.StaticCredentialsProvider;
import com.aliyuncs.auth.SystemPropertiesCredentialsProvider;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.utils.AuthUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The places that Alibaba Cloud's SDK knows, each by itself, and in their order. */
final class CredentialSources {
    /** How the SDK's messages give the code that STS answered with. */
    private static final Pattern STS_CODE = Pattern.compile("Code: ([A-Za-z][A-Za-z0-9.]*)\\)");

    private CredentialSources() {}

    static CredentialSource fixed(String description, AlibabaCloudCredentials credentials) {
        return new SdkSource(description, () -> new StaticCredentialsProvider(credentials), UnaryOperator.identity());
    }

    static CredentialSource oidc(OidcRole role) {
        return oidc(
                role,
                () -> OIDCCredentialsProvider.builder()
                        .roleArn(role.roleArn())
                        .oidcProviderArn(role.providerArn())
                        .oidcTokenFilePath(role.tokenFile().toString())
                        .roleSessionName(role.sessionName())
                        .stsRegionId(role.stsRegion())
                        .build());
    }

    static CredentialSource oidc(OidcRole role, Callable<AlibabaCloudCredentialsProvider> provider) {
        return new SdkSource(
                "the role %s, assumed with the OIDC token %s".formatted(role.roleArn(), role.tokenFile()),
                () -> ifReadable(role.tokenFile(), provider.call()),
                words -> "The role %s could not be assumed: %s.".formatted(role.roleArn(), stsProblem(words, role)));
    }

    /** The SDK prints a stack trace if it is not. */
    private static AlibabaCloudCredentialsProvider ifReadable(Path file, AlibabaCloudCredentialsProvider provider) {
        return () -> {
            if (!Files.isReadable(file)) {
                throw new ClientException("unreadable");
            }
            return provider.getCredentials();
        };
    }

    private static String stsProblem(String words, OidcRole role) {
        if (!Files.isReadable(role.tokenFile())) {
            return "the OIDC token file %s cannot be read".formatted(role.tokenFile());
        }
        Matcher code = STS_CODE.matcher(words);
        return code.find() ? "STS answered " + code.group(1) : "STS could not be asked";
    }

    static CredentialSource ecs(@Nullable String roleName) {
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

    private static String ecsProblem(String words) {
        if (words.contains("role name was not found")) {
            return "it is not attached to the instance";
        }
        return words.contains("Failed to connect")
                ? "no metadata service answers, so this is no ECS instance, or it is cut off from it"
                : "the metadata service's answer cannot be used";
    }

    /** The SDK has one name of a profile, and one file, for the whole JVM. */
    static CredentialSource profile(String name, @Nullable Path file) {
        Path path = file == null ? home(".alibabacloud", "credentials.ini") : file;
        return new SdkSource(
                "the profile '%s' of %s".formatted(name, path),
                () -> {
                    AuthUtils.setClientType(name);
                    AuthUtils.setEnvironmentCredentialsFile(path.toString());
                    return new ProfileCredentialsProvider();
                },
                words -> Files.isReadable(path)
                        ? "There are no credentials in the profile '%s' of %s: it is missing, switched off, or lacks a value."
                                .formatted(name, path)
                        : "The file %s of the profile '%s' cannot be read.".formatted(path, name));
    }

    /** What the SDK would try by itself, in its order. */
    static CredentialSource standardChain() {
        List<CredentialSource> sources = new ArrayList<>();
        sources.add(new SdkSource(
                "the system properties alibabacloud.accessKeyId and alibabacloud.accessKeySecret",
                SystemPropertiesCredentialsProvider::new));
        sources.add(new SdkSource(
                "the environment variables ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET",
                EnvironmentVariableCredentialsProvider::new));
        oidcOfTheEnvironment().ifPresent(sources::add);
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
            return List.of(home(".aliyun", "config.json"), home(".alibabacloud", "credentials.ini")).stream()
                    .filter(Files::isReadable)
                    .findFirst()
                    .map(file -> "a profile of " + file)
                    .orElse("a profile or the address ALIBABA_CLOUD_CREDENTIALS_URI");
        }
    }
}
