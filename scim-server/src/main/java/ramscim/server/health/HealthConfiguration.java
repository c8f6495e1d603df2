package ramscim.server.health;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.provisioning.AccountQuotas;
import ramscim.server.alert.AlertProperties;
import ramscim.server.alert.Alerts;
import ramscim.server.drift.DriftReports;
import ramscim.server.failure.Failures;
import ramscim.server.ownership.Neighbours;
import ramscim.server.ram.RamPulse;
import ramscim.server.security.ScimTokens;
import ramscim.server.store.IntentCounts;
import ramscim.server.store.WriteTransactions;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthProperties.class)
class HealthConfiguration {
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

    @Bean
    RamProbe ramProbe(AccountQuotas quotas, MeterRegistry meters, Clock clock) {
        return new RamProbe(quotas, meters, clock);
    }

    @Bean
    HealthMonitor healthMonitor(
            Traffic traffic,
            ScimClients clients,
            RamPulse pulse,
            RamProbe probe,
            RamCalls calls,
            IntentCounts counts,
            Failures failures,
            ScimTokens tokens,
            Neighbours neighbours,
            DriftReports drift,
            Alerts alerts,
            HealthProperties limits,
            Clock clock) {
        return new HealthMonitor(
                traffic,
                clients,
                pulse,
                probe,
                calls,
                new WaitingChanges(counts, limits),
                new Backlog(counts),
                failures,
                tokens,
                neighbours,
                drift,
                alerts,
                limits,
                clock);
    }

    @Bean
    HealthAlerts healthAlerts(HealthMonitor monitor, AlertProperties limits) {
        return new HealthAlerts(monitor, limits);
    }

    @Bean
    HealthGauges healthGauges(HealthMonitor monitor, MeterRegistry meters) {
        return new HealthGauges(monitor, meters);
    }
}
