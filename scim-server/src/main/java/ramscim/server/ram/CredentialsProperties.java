package ramscim.server.ram;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import ramscim.adapter.AliyunCredentials;
import ramscim.adapter.AssumedRole;
import ramscim.adapter.OidcRole;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;

/**
 * Where the bridge's own credentials of Alibaba Cloud come from.
 *
 * @param source which of the places
 * @param accessKeyId with {@code access-key} and {@code assume-role}, and before everything else with {@code chain}
 * @param accessKeySecret belongs to it
 * @param securityToken makes the pair a temporary one
 * @param roleArn the role that an access key assumes, or that an OIDC token is exchanged for
 * @param oidcProviderArn the account's provider that the token is from
 * @param oidcTokenFile the file that the token is in; it is read at each renewal
 * @param roleSessionName what the session is called in the account's logs
 * @param externalId with {@code assume-role}, what the role's trust policy may insist on
 * @param stsRegion whose STS is asked; unset, the central one
 * @param ecsRoleName unset, the one that the instance has
 * @param profile the name of a profile
 * @param profileFile unset, the first that is there of {@code ~/.alibabacloud/credentials.ini}, the same without
 *     {@code .ini}, and the CLI's {@code ~/.aliyun/config.json}
 */
@Validated
@ConfigurationProperties("bridge.ram.credentials")
public record CredentialsProperties(
        @DefaultValue("chain") Source source,
        @Nullable String accessKeyId,
        @Nullable String accessKeySecret,
        @Nullable String securityToken,
        @Nullable String roleArn,
        @Nullable String oidcProviderArn,
        @Nullable String oidcTokenFile,
        @DefaultValue("ram-scim-bridge") String roleSessionName,
        @Nullable String externalId,
        @Nullable String stsRegion,
        @Nullable String ecsRoleName,
        @DefaultValue("default") String profile,
        @Nullable String profileFile) {
    private static final String KEY = "bridge.ram.credentials.";

    /** The places. */
    public enum Source {
        CHAIN,
        ACCESS_KEY,
        ASSUME_ROLE,
        OIDC_ROLE,
        ECS_ROLE,
        PROFILE
    }

    public CredentialsProperties {
        accessKeyId = blankToNull(accessKeyId);
        accessKeySecret = blankToNull(accessKeySecret);
        securityToken = blankToNull(securityToken);
        roleArn = blankToNull(roleArn);
        oidcProviderArn = blankToNull(oidcProviderArn);
        oidcTokenFile = blankToNull(oidcTokenFile);
        externalId = blankToNull(externalId);
        stsRegion = blankToNull(stsRegion);
        ecsRoleName = blankToNull(ecsRoleName);
        profileFile = blankToNull(profileFile);
        switch (source) {
            case ACCESS_KEY -> {
                require(source, "access-key-id", accessKeyId);
                require(source, "access-key-secret", accessKeySecret);
            }
            case ASSUME_ROLE -> {
                require(source, "role-arn", roleArn);
                require(source, "access-key-id", accessKeyId);
                require(source, "access-key-secret", accessKeySecret);
            }
            case OIDC_ROLE -> {
                require(source, "role-arn", roleArn);
                require(source, "oidc-provider-arn", oidcProviderArn);
                require(source, "oidc-token-file", oidcTokenFile);
            }
            case CHAIN -> {
                if ((accessKeyId == null) != (accessKeySecret == null)) {
                    require(source, "access-key-id", accessKeyId);
                    require(source, "access-key-secret", accessKeySecret);
                }
            }
            case ECS_ROLE, PROFILE -> {
                // nothing has to be set
            }
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void require(Source source, String key, @Nullable String value) {
        if (value == null) {
            String name = source.name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw new StartException("Set %s: with source %s it is needed.".formatted(SettingName.of(KEY + key), name));
        }
    }

    AliyunCredentials credentials() {
        return switch (source) {
            case CHAIN -> accessKeyId == null ? AliyunCredentials.standardChain() : accessKey();
            case ACCESS_KEY -> accessKey();
            case ASSUME_ROLE -> AliyunCredentials.assumedRole(role(), accessKey());
            case OIDC_ROLE ->
                AliyunCredentials.oidcRole(new OidcRole(
                        given(roleArn),
                        given(oidcProviderArn),
                        Path.of(given(oidcTokenFile)),
                        roleSessionName,
                        stsRegion));
            case ECS_ROLE -> AliyunCredentials.ecsRole(ecsRoleName);
            case PROFILE -> AliyunCredentials.profile(profile, profileFile == null ? null : Path.of(profileFile));
        };
    }

    AssumedRole role() {
        return new AssumedRole(given(roleArn), roleSessionName, externalId, null, stsRegion);
    }

    private AliyunCredentials accessKey() {
        return securityToken == null
                ? AliyunCredentials.keyPair(given(accessKeyId), given(accessKeySecret))
                : AliyunCredentials.temporaryKeyPair(given(accessKeyId), given(accessKeySecret), securityToken);
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Names what is set, and not to what. */
    @Override
    public String toString() {
        return "CredentialsProperties[source=%s]".formatted(source);
    }
}
