package ramscim.server.bundle;

import ch.qos.logback.classic.LoggerContext;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ramscim.server.health.HealthMonitor;
import ramscim.server.settings.EffectiveSettings;

@Configuration(proxyBeanMethods = false)
class BundleConfiguration {
    @Bean
    RecentLog recentLog(Clock clock) {
        RecentLog log = new RecentLog(clock);
        log.setName("recent");
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context) {
            log.setContext(context);
            log.start();
            context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
        }
        return log;
    }

    /** Whoever starts another bridge in the same process has a log of their own. */
    @Bean
    DisposableBean endOfRecentLog(RecentLog log) {
        return () -> {
            if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
                context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(log);
            }
            log.stop();
        };
    }

    @Bean
    SupportBundle supportBundle(
            EffectiveSettings settings, HealthMonitor health, PrometheusMeterRegistry metrics, RecentLog log) {
        return new SupportBundle(settings, health, metrics, log);
    }
}
