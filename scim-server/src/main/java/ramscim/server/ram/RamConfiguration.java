package ramscim.server.ram;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import ramscim.adapter.AliyunCredentials;
import ramscim.adapter.AliyunRam;
import ramscim.adapter.AliyunSettings;
import ramscim.adapter.ApiClass;
import ramscim.adapter.RamResilience;
import ramscim.adapter.RamTelemetry;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamTraffic;
import ramscim.core.dryrun.DryRunRamDirectory;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.tracing.RunningRequests;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RamProperties.class)
class RamConfiguration {
    @Bean
    AliyunCredentials aliyunCredentials() {
        return AliyunCredentials.standardChain();
    }

    @Bean
    CredentialsCheck credentialsCheck(AliyunCredentials credentials, ThreadPoolTaskExecutor ramWorkers) {
        return new CredentialsCheck(credentials, ramWorkers);
    }

    @Bean
    AliyunRam aliyunRam(
            RamProperties properties,
            AliyunCredentials credentials,
            RetryRegistry retries,
            CircuitBreakerRegistry breakers,
            MeterRegistry meters,
            RunningRequests requests) {
        AliyunSettings settings = new AliyunSettings(
                properties.imsEndpoint(),
                properties.ramEndpoint(),
                properties.connectTimeout(),
                properties.readTimeout(),
                properties.sendProvisionType(),
                properties.concurrency(),
                credentials);
        return AliyunRam.connect(
                settings,
                new RamResilience(retries, breakers, rates(properties.rate())),
                new RamTelemetry(meters, requests.observations(), requests::current));
    }

    private static Map<ApiClass, Integer> rates(RamProperties.Rate rate) {
        return Map.of(
                ApiClass.READ, rate.reads(),
                ApiClass.IDENTITY_WRITE, rate.identityWrites(),
                ApiClass.POLICY_WRITE, rate.policyWrites());
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
    RamPulse ramPulse(AliyunRam ram, CircuitBreakerRegistry breakers, Clock clock) {
        return new RamPulse(ram, breakers, clock);
    }

    @Bean
    RamHealthIndicator ramHealthIndicator(AliyunRam ram, AliyunCredentials credentials) {
        return new RamHealthIndicator(ram, credentials);
    }
}
