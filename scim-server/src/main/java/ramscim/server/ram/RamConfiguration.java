package ramscim.server.ram;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ramscim.adapter.AliyunCredentials;
import ramscim.adapter.AliyunRam;
import ramscim.adapter.RamResilience;
import ramscim.adapter.RamTelemetry;
import ramscim.core.account.AccountQuotas;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamTraffic;
import ramscim.core.dryrun.DryRunRamDirectory;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.tracing.RunningRequests;
import ramscim.store.replica.Replicas;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RamProperties.class, CredentialsProperties.class})
class RamConfiguration {
    @Bean
    AliyunCredentials aliyunCredentials(CredentialsProperties properties) {
        return properties.credentials();
    }

    @Bean
    CredentialsRenewal credentialsRenewal(AliyunCredentials credentials) {
        return new CredentialsRenewal(credentials);
    }

    @Bean
    AliyunRam aliyunRam(
            RamProperties properties,
            AliyunCredentials credentials,
            RetryRegistry retries,
            CircuitBreakerRegistry breakers,
            Replicas replicas,
            MeterRegistry meters,
            RunningRequests requests) {
        return AliyunRam.connect(
                properties.settings(credentials),
                new RamResilience(retries, breakers, properties.rates(), properties.unseen(), replicas::live),
                new RamTelemetry(meters, requests.observations(), requests::current));
    }

    @Bean
    RamAccess ramAccess(AliyunRam ram, AliyunCredentials credentials) {
        return new RamAccess(ram, credentials);
    }

    /** In a dry run nothing gets through that writes, whoever tries. */
    @Bean
    RamDirectory ramDirectory(AliyunRam ram, DryRunMode dryRun) {
        return dryRun.isAlways() ? DryRunRamDirectory.refusing(ram.directory()) : ram.directory();
    }

    @Bean
    RamTraffic ramTraffic(AliyunRam ram) {
        return ram.traffic();
    }

    @Bean
    RamPulse ramPulse(AliyunRam ram, AliyunCredentials credentials, CircuitBreakerRegistry breakers, Clock clock) {
        return new RamPulse(ram, credentials, breakers, clock);
    }

    @Bean
    RamHealthIndicator ramHealthIndicator(AliyunRam ram, AliyunCredentials credentials, AccountQuotas quotas) {
        return new RamHealthIndicator(ram, credentials, quotas);
    }
}
