package ramscim.server.door;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DoorConfiguration {
    @Bean
    SecurityLog securityLog(MeterRegistry registry) {
        return new SecurityLog(registry);
    }

    @Bean
    RefusedCallers refusedCallers(Clock clock) {
        return new RefusedCallers(clock);
    }

    @Bean(destroyMethod = "writeAll")
    SecurityEvents securityEvents(SecurityTrail trail, SecurityLog log, RefusedCallers refused, Clock clock) {
        return new SecurityEvents(trail, log, refused, clock);
    }
}
