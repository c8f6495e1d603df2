package ramscim.server.ram;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.common.ratelimiter.configuration.RateLimiterConfigCustomizer;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import ramscim.adapter.AliyunCredentials;
import ramscim.adapter.AliyunRam;
import ramscim.adapter.AliyunSettings;
import ramscim.adapter.ApiClass;
import ramscim.adapter.RamResilience;
import ramscim.core.directory.RamDirectory;

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
    RamDirectory ramDirectory(
            RamProperties properties,
            AliyunCredentials credentials,
            RetryRegistry retries,
            CircuitBreakerRegistry breakers,
            RateLimiterRegistry limiters,
            MeterRegistry meters) {
        AliyunSettings settings = new AliyunSettings(
                properties.imsEndpoint(),
                properties.ramEndpoint(),
                properties.connectTimeout(),
                properties.readTimeout(),
                properties.sendProvisionType(),
                properties.concurrency(),
                credentials);
        RamResilience resilience = new RamResilience(retries, breakers, limiters, unlimited(properties.rate()));
        return AliyunRam.directory(settings, resilience, meters);
    }

    private static Set<ApiClass> unlimited(RamProperties.Rate rate) {
        Set<ApiClass> unlimited = EnumSet.noneOf(ApiClass.class);
        for (ApiClass apiClass : ApiClass.values()) {
            if (perSecond(rate, apiClass) == 0) {
                unlimited.add(apiClass);
            }
        }
        return unlimited;
    }

    static int perSecond(RamProperties.Rate rate, ApiClass apiClass) {
        return switch (apiClass) {
            case READ -> rate.reads();
            case IDENTITY_WRITE -> rate.identityWrites();
            case POLICY_WRITE -> rate.policyWrites();
        };
    }

    @Bean
    RateLimiterConfigCustomizer readRate(RamProperties properties) {
        return pace(ApiClass.READ, properties);
    }

    @Bean
    RateLimiterConfigCustomizer identityWriteRate(RamProperties properties) {
        return pace(ApiClass.IDENTITY_WRITE, properties);
    }

    @Bean
    RateLimiterConfigCustomizer policyWriteRate(RamProperties properties) {
        return pace(ApiClass.POLICY_WRITE, properties);
    }

    /** One call in each slice of a second, so that no window of a second ever holds more than the rate. */
    private static RateLimiterConfigCustomizer pace(ApiClass apiClass, RamProperties properties) {
        int rate = Math.max(1, perSecond(properties.rate(), apiClass));
        return RateLimiterConfigCustomizer.of(
                apiClass.instanceName(),
                config -> config.limitForPeriod(1)
                        .limitRefreshPeriod(Duration.ofSeconds(1).dividedBy(rate)));
    }

    @Bean
    RamPulse ramPulse(CircuitBreakerRegistry breakers, RamProperties properties, Clock clock) {
        return new RamPulse(breakers, properties.rate(), clock);
    }

    @Bean
    RamHealthIndicator ramHealthIndicator(CircuitBreakerRegistry breakers, AliyunCredentials credentials) {
        return new RamHealthIndicator(breakers, credentials);
    }
}
