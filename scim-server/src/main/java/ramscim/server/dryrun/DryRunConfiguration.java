package ramscim.server.dryrun;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DryRunProperties.class)
class DryRunConfiguration {
    @Bean
    DryRunMode dryRunMode(DryRunProperties properties) {
        return new DryRunMode(properties.dryRun());
    }
}
