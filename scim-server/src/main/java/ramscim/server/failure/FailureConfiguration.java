package ramscim.server.failure;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.server.admin.NavigationBadge;
import ramscim.store.FailingIntents;

@Configuration(proxyBeanMethods = false)
class FailureConfiguration {
    @Bean
    Failures failures(FailingIntents failing, Clock clock) {
        return new Failures(failing, clock);
    }

    @Bean
    Retries retries(Failures failures, ProvisioningEngine engine) {
        return new Retries(failures, engine);
    }

    @Bean
    NavigationBadge failuresBadge(Failures failures) {
        return new NavigationBadge() {
            @Override
            public String page() {
                return "failures";
            }

            @Override
            public int count() {
                return failures.count();
            }
        };
    }
}
