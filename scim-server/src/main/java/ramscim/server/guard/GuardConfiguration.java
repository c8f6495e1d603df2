package ramscim.server.guard;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ramscim.core.store.ProvisioningStore;
import ramscim.server.admin.NavigationBadge;
import ramscim.store.HeldIntents;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuardProperties.class)
class GuardConfiguration {
    @Bean
    HeldChanges heldChanges(HeldIntents held, ProvisioningStore store) {
        return new HeldChanges(held, store);
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
