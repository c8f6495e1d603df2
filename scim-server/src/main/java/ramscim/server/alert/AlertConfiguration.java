package ramscim.server.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import ramscim.server.finding.Findings;
import ramscim.server.words.Audience;
import ramscim.server.words.KeptWords;
import ramscim.store.WriteTransactions;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertProperties.class)
class AlertConfiguration {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Bean
    OpenAlerts openAlerts(JdbcClient jdbc, ObjectMapper json) {
        return new OpenAlerts(jdbc, new KeptWords(json));
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, ObjectMapper json, AlertProperties properties, Clock clock) {
        return new Outbox(jdbc, new KeptWords(json), properties.targets().keySet(), clock);
    }

    @Bean
    AlertMetrics alertMetrics(MeterRegistry meters) {
        return new AlertMetrics(meters);
    }

    @Bean
    Alerts alerts(
            OpenAlerts open,
            Outbox outbox,
            AlertMetrics metrics,
            AlertProperties properties,
            ObjectMapper json,
            Audience house,
            Clock clock,
            @Qualifier("alertCouriers") ThreadPoolTaskScheduler threads) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
        List<Courier> couriers = properties.targets().entrySet().stream()
                .map(target -> new Courier(
                        target.getKey(),
                        Webhook.of(target.getValue(), json, house),
                        outbox,
                        metrics,
                        http,
                        properties.retryWait(),
                        clock))
                .toList();
        for (Courier courier : couriers) {
            ScheduledFuture<?> unused = threads.scheduleWithFixedDelay(courier::deliverDue, LOOK_EVERY);
        }
        return new Alerts(open, outbox, couriers, properties, clock);
    }

    /**
     * A thread for each target. Not the one for regular tasks: a target that does not answer holds its thread for
     * seconds.
     */
    @Bean(defaultCandidate = false)
    ThreadPoolTaskScheduler alertCouriers(AlertProperties properties) {
        ThreadPoolTaskScheduler threads = new ThreadPoolTaskScheduler();
        threads.setThreadNamePrefix("alerts-");
        threads.setPoolSize(Math.max(1, properties.targets().size()));
        return threads;
    }

    @Bean
    AlertWatch alertWatch(
            Findings findings,
            OpenAlerts open,
            Outbox outbox,
            WriteTransactions transactions,
            AlertMetrics metrics,
            AlertProperties properties,
            Clock clock) {
        return new AlertWatch(findings, open, outbox, transactions, metrics, properties, clock);
    }

    @Bean
    UnreachedTargets unreachedTargets(Alerts alerts) {
        return new UnreachedTargets(alerts);
    }
}
