package ramscim.server.access;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import ramscim.core.access.SecretSink;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Adoption;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.start.StartException;
import ramscim.store.KnownResources;

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
