package ramscim.server.health;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ramscim.core.account.AccountQuotas;
import ramscim.server.alert.AlertProperties;
import ramscim.server.failure.Failures;
import ramscim.server.finding.FindingSource;
import ramscim.server.ram.RamPulse;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.UnusedTokens;
import ramscim.server.traffic.RamCalls;
import ramscim.server.traffic.ScimClients;
import ramscim.server.traffic.Traffic;
import ramscim.store.IntentCounts;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthProperties.class)
class HealthConfiguration {
    @Bean
    RamProbe ramProbe(AccountQuotas quotas, MeterRegistry meters, Clock clock) {
        return new RamProbe(quotas, meters, clock);
    }

    @Bean
    WaitingChanges waitingChanges(IntentCounts counts, HealthProperties limits) {
        return new WaitingChanges(counts, limits);
    }

    @Bean
    HealthReadings<Callers> callerReadings(
            Traffic traffic, ScimClients clients, ScimTokens tokens, UnusedTokens unused, AlertProperties told) {
        Duration window = told.tokenExpiresWithin().compareTo(ProviderFindings.SOON) > 0
                ? told.tokenExpiresWithin()
                : ProviderFindings.SOON;
        return HealthReadings.callers(traffic, clients, tokens, window, unused);
    }

    @Bean
    HealthReadings<Changes> changeReadings(Traffic traffic, WaitingChanges waiting, Failures failures) {
        return HealthReadings.changes(traffic, waiting, failures);
    }

    @Bean
    HealthReadings<Upstream> upstreamReadings(RamPulse pulse, RamProbe probe, WaitingChanges waiting) {
        return HealthReadings.upstream(pulse, probe, waiting);
    }

    @Bean
    HealthMonitor healthMonitor(
            HealthReadings<Callers> callers,
            HealthReadings<Changes> changes,
            HealthReadings<Upstream> upstream,
            List<FindingSource> sources,
            HealthProperties limits,
            AlertProperties told,
            Clock clock) {
        return new HealthMonitor(callers, changes, upstream, sources, limits, told, clock);
    }

    @Bean
    HealthViews healthViews(
            HealthMonitor monitor, IntentCounts counts, RamCalls calls, RamProbe probe, Traffic traffic) {
        return new HealthViews(monitor, new Backlog(counts), calls, probe, traffic);
    }

    @Bean
    HealthGauges healthGauges(HealthMonitor monitor, MeterRegistry meters) {
        return new HealthGauges(monitor, meters);
    }
}
