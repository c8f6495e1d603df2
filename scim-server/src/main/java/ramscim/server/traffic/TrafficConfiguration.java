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

    @Bean
    Milestones milestones(JdbcClient jdbc, Clock clock) {
        return new Milestones(jdbc, clock);
    }

    @Bean
    RefusedRequests refusedRequests(JdbcClient jdbc) {
        return new RefusedRequests(jdbc);
    }

    @Bean
    Arrivals arrivals(Milestones milestones, RefusedRequests refused, Clock clock) {
        return new Arrivals(milestones, refused, new Strangers(clock), clock);
    }

    /** Around security, to see what it turns away. */
    @Bean
    FilterRegistrationBean<ScimTrafficFilter> scimTraffic(Traffic traffic, ScimClients clients, Arrivals arrivals) {
        FilterRegistrationBean<ScimTrafficFilter> filter =
                new FilterRegistrationBean<>(new ScimTrafficFilter(traffic, clients, arrivals));
        filter.addUrlPatterns("/scim/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }

    /** Before security, which lets nobody through to where nothing is. */
    @Bean
    FilterRegistrationBean<LostRequestFilter> lostRequests(Arrivals arrivals) {
        FilterRegistrationBean<LostRequestFilter> filter =
                new FilterRegistrationBean<>(new LostRequestFilter(arrivals));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }

    @Bean
    RamCalls ramCalls(MeterRegistry meters, Traffic traffic, Clock clock) {
        return new RamCalls(meters, traffic, clock);
    }
}
