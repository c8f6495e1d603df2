package ramscim.server.ram;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ramscim.adapter.AliyunCredentials;
import ramscim.adapter.AliyunRam;
import ramscim.adapter.RamResilience;
import ramscim.adapter.RamTelemetry;
import ramscim.core.account.AccountQuotas;
import ramscim.core.account.HomeAccount;
import ramscim.core.account.HomeBoundRamDirectory;
import ramscim.core.account.KeptAccount;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamTraffic;
import ramscim.core.dryrun.DryRunRamDirectory;
import ramscim.server.audit.AuditTrail;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.tracing.RunningRequests;
import ramscim.store.WriteTransactions;
import ramscim.store.replica.Replicas;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RamProperties.class, CredentialsProperties.class})
class RamConfiguration {
    @Bean
    AliyunCredentials aliyunCredentials(CredentialsProperties properties) {
        return properties.credentials();
    }

    @Bean
    CredentialsRenewal credentialsRenewal(AliyunCredentials credentials, HomeAccount home) {
        return new CredentialsRenewal(credentials, home);
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
        return RamAccess.connect(
                properties.settings(credentials),
                new RamResilience(retries, breakers, properties.rates(), properties.unseen(), replicas::live),
                new RamTelemetry(meters, requests.observations(), requests::current));
    }

    @Bean
    RamAccess ramAccess(AliyunRam ram, AliyunCredentials credentials) {
        return new RamAccess(ram, credentials);
    }

    @Bean
    HomeAccount homeAccount(
            AliyunRam ram,
            AliyunCredentials credentials,
            KeptAccount kept,
            ApplicationArguments arguments,
            AuditTrail audit,
            WriteTransactions transactions,
            Clock clock) {
        HomeAccount home = new HomeAccount(ram.directory(), kept, credentials::generation, clock);
        if (arguments.containsOption(HomeAccount.ACCEPT)) {
            new AccountAcceptance(home, audit, transactions).make();
        }
        ram.beforeRepetition(home::require);
        return home;
    }

    @Bean
    AccountFindings accountFindings(HomeAccount home, MeterRegistry meters) {
        return new AccountFindings(home, meters);
    }

    /** In a dry run nothing gets through that writes, whoever tries. */
    @Bean
    RamDirectory ramDirectory(AliyunRam ram, HomeAccount home, DryRunMode dryRun) {
        RamDirectory directory = new HomeBoundRamDirectory(ram.directory(), home);
        return dryRun.isAlways() ? DryRunRamDirectory.refusing(directory) : directory;
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
    RamHealthIndicator ramHealthIndicator(
            AliyunRam ram, AliyunCredentials credentials, AccountQuotas quotas, HomeAccount home) {
        return new RamHealthIndicator(ram, credentials, quotas, home);
    }
}
