package ramscim.server.traffic;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.store.WriteTransactions;

@Configuration(proxyBeanMethods = false)
class TrafficConfiguration {
    @Bean
    Traffic traffic(JdbcClient jdbc, WriteTransactions transactions, Clock clock) {
        return new Traffic(jdbc, transactions, clock);
    }

    @Bean
    ScimClients scimClients(JdbcClient jdbc, Clock clock) {
        return new ScimClients(jdbc, clock);
    }

    /** Around security, to see what it turns away. */
    @Bean
    FilterRegistrationBean<ScimTrafficFilter> scimTraffic(Traffic traffic, ScimClients clients) {
        FilterRegistrationBean<ScimTrafficFilter> filter =
                new FilterRegistrationBean<>(new ScimTrafficFilter(traffic, clients));
        filter.addUrlPatterns("/scim/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }

    @Bean
    RamCalls ramCalls(MeterRegistry meters, Traffic traffic, Clock clock) {
        return new RamCalls(meters, traffic, clock);
    }
}
