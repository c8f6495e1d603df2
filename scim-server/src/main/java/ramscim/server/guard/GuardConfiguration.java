package ramscim.server.guard;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.provisioning.ProvisioningStore;
import ramscim.server.admin.NavigationBadge;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuardProperties.class)
class GuardConfiguration {
    @Bean
    HeldChanges heldChanges(JdbcClient jdbc, ProvisioningStore store) {
        return new HeldChanges(jdbc, store);
    }

    @Bean
    NavigationBadge heldBadge(HeldChanges held) {
        return new NavigationBadge() {
            @Override
            public String page() {
                return "held";
            }

            @Override
            public int count() {
                return held.count();
            }
        };
    }
}
