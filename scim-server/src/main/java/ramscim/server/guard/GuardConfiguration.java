package ramscim.server.guard;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.provisioning.ProvisioningStore;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuardProperties.class)
class GuardConfiguration {
    @Bean
    HeldChanges heldChanges(JdbcClient jdbc, ProvisioningStore store) {
        return new HeldChanges(jdbc, store);
    }
}
