package ramscim.server.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import ramscim.core.access.CatalogueReading;
import ramscim.core.access.SecretSink;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Adoption;
import ramscim.core.directory.RamDirectory;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.start.StartException;
import ramscim.store.KnownResources;
import ramscim.store.StoredPolicies;
import ramscim.store.replica.Leader;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessProperties.class, DeprovisioningProperties.class})
class AccessConfiguration {
    /** Rules that contradict one another stop the start: half of a configuration of access is worse than none. */
    @Bean
    AccessSettings accessSettings(
            AccessProperties access, DeprovisioningProperties deprovisioning, Adoption adoption, Clock clock) {
        SecretSink sink = sink(access.secretSink(), clock);
        try {
            return new AccessSettings(access.toRules(), sink, deprovisioning.toDeprovisioning(), adoption);
        } catch (IllegalArgumentException e) {
            throw new StartException("Correct bridge.access: " + e.getMessage() + ".");
        }
    }

    @Bean
    GroupPolicyReview groupPolicyReview(
            KnownResources resources, ProvisioningEngine engine, ThreadPoolTaskExecutor ramWorkers, DryRunMode dryRun) {
        return new GroupPolicyReview(resources, engine, ramWorkers, dryRun);
    }

    @Bean
    KnownOffers knownOffers(StoredPolicies catalogue, AccessSettings access, AccessProperties properties, Clock clock) {
        return new KnownOffers(catalogue, access.rules().allowedPolicies(), properties.rolePolicies(), clock);
    }

    /** Where no policy can be given, RAM is read only when somebody asks for it. */
    @Bean
    CatalogueRefresh catalogueRefresh(
            RamDirectory directory,
            StoredPolicies catalogue,
            KnownOffers offers,
            AccessSettings access,
            AccessProperties properties,
            Leader leader,
            Clock clock) {
        return new CatalogueRefresh(
                new CatalogueReading(directory, access.rules().allowedPolicies(), catalogue, clock),
                catalogue,
                offers,
                properties.givePolicies() ? properties.catalogueInterval() : Duration.ZERO,
                leader,
                clock);
    }

    @Bean
    PolicyWays policyWays(AccessSettings access) {
        return new PolicyWays(access.rules());
    }

    private static @Nullable SecretSink sink(AccessProperties.SecretSink properties, Clock clock) {
        Path file = properties.file();
        if (file == null) {
            return null;
        }
        Path key = properties.recipientKey();
        Envelope envelope = key == null ? OpenEnvelope.INSTANCE : SealedEnvelope.forKeyIn(key);
        return SecretFile.open(file, envelope, clock);
    }
}
