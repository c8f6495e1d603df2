package ramscim.server.ram;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import ramscim.adapter.AliyunCredentials;
import ramscim.adapter.AliyunSettings;
import ramscim.core.directory.ApiClass;
import ramscim.core.mapping.AccountSite;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;

/**
 * Alibaba Cloud, and what its account allows.
 *
 * @param imsEndpoint where IMS is; plain http only to a loopback address
 * @param ramEndpoint where RAM is; plain http only to a loopback address
 * @param stsEndpoint where STS is, which tells whose credentials the bridge has; plain http only to a loopback address
 * @param resourceManagerEndpoint where ResourceManager is, which tells what users may do within resource groups; plain
 *     http only to a loopback address
 * @param domain what logon names end in; unset, RAM is asked for its default domain
 * @param site the account's site; the international one takes no e-mail and no phone
 * @param phoneRegion ISO 3166 code of the country of phone numbers without country code
 * @param sendProvisionType whether CreateUser carries {@code ProvisionType=SCIM}
 * @param readTimeout how long one call waits for its answer
 * @param unseen how long RAM may not show what the bridge has just made there; 0 is for an account that shows it at
 *     once
 * @param concurrency how many calls are under way at once
 */
@Validated
@ConfigurationProperties("bridge.ram")
public record RamProperties(
        @DefaultValue("https://ims.aliyuncs.com") URI imsEndpoint,
        @DefaultValue("https://ram.aliyuncs.com") URI ramEndpoint,
        @DefaultValue("https://sts.aliyuncs.com") URI stsEndpoint,

        @DefaultValue("https://resourcemanager.aliyuncs.com")
        URI resourceManagerEndpoint,

        @Nullable String domain,
        @DefaultValue("china") AccountSite site,
        @DefaultValue("CN") String phoneRegion,
        @DefaultValue("true") boolean sendProvisionType,

        @DefaultValue("2s") @DurationMin(millis = 1) @DurationMax(hours = 1)
        Duration connectTimeout,

        @DefaultValue("3s") @DurationMin(millis = 1) @DurationMax(hours = 1)
        Duration readTimeout,

        @DefaultValue("30s") @DurationMax(minutes = 5) Duration unseen,
        @Valid @DefaultValue Rate rate,
        @DefaultValue("32") @Min(1) @Max(256) int concurrency) {
    public RamProperties {
        checkEndpoint("bridge.ram.ims-endpoint", imsEndpoint);
        checkEndpoint("bridge.ram.ram-endpoint", ramEndpoint);
        checkEndpoint("bridge.ram.sts-endpoint", stsEndpoint);
        checkEndpoint("bridge.ram.resource-manager-endpoint", resourceManagerEndpoint);
    }

    private static void checkEndpoint(String key, URI endpoint) {
        try {
            AliyunSettings.checkEndpoint(endpoint);
        } catch (IllegalArgumentException e) {
            throw new StartException("Set %s: %s".formatted(SettingName.of(key), e.getMessage()));
        }
    }

    /**
     * Calls a second; 0 is no limit.
     *
     * @param reads of each reading operation
     * @param identityWrites of users, groups and tags
     * @param policyWrites of policy attachments
     */
    public record Rate(
            @DefaultValue("100") @Min(0) @Max(10_000) int reads,
            @DefaultValue("20") @Min(0) @Max(10_000) int identityWrites,
            @DefaultValue("10") @Min(0) @Max(10_000) int policyWrites) {}

    AliyunSettings settings(AliyunCredentials credentials) {
        return new AliyunSettings(
                imsEndpoint,
                ramEndpoint,
                stsEndpoint,
                resourceManagerEndpoint,
                connectTimeout,
                readTimeout,
                sendProvisionType,
                concurrency,
                credentials);
    }

    Map<ApiClass, Integer> rates() {
        return Map.of(
                ApiClass.READ, rate.reads(),
                ApiClass.IDENTITY_WRITE, rate.identityWrites(),
                ApiClass.POLICY_WRITE, rate.policyWrites());
    }

    /** The domain that is set, or null. */
    public @Nullable String configuredDomain() {
        return domain == null || domain.isBlank() ? null : domain.strip();
    }
}
