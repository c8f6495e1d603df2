package ramscim.server;

import io.github.resilience4j.springboot3.bulkhead.autoconfigure.BulkheadAutoConfiguration;
import io.github.resilience4j.springboot3.bulkhead.autoconfigure.BulkheadMetricsAutoConfiguration;
import io.github.resilience4j.springboot3.bulkhead.autoconfigure.ThreadPoolBulkheadMetricsAutoConfiguration;
import io.github.resilience4j.springboot3.micrometer.autoconfigure.TimerAutoConfiguration;
import io.github.resilience4j.springboot3.ratelimiter.autoconfigure.RateLimiterAutoConfiguration;
import io.github.resilience4j.springboot3.ratelimiter.autoconfigure.RateLimiterMetricsAutoConfiguration;
import io.github.resilience4j.springboot3.ratelimiter.autoconfigure.RateLimitersHealthIndicatorAutoConfiguration;
import io.github.resilience4j.springboot3.timelimiter.autoconfigure.TimeLimiterAutoConfiguration;
import io.github.resilience4j.springboot3.timelimiter.autoconfigure.TimeLimiterMetricsAutoConfiguration;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.dao.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.autoconfigure.gson.GsonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;
import ramscim.server.command.Program;
import ramscim.server.ownership.OwnershipTraces;
import ramscim.server.words.Languages;

/** Serves, or does another command. What is excluded would be made at each start, and nothing uses it. */
@SpringBootApplication(
        exclude = {
            BulkheadAutoConfiguration.class,
            BulkheadMetricsAutoConfiguration.class,
            ThreadPoolBulkheadMetricsAutoConfiguration.class,
            TimerAutoConfiguration.class,
            RateLimiterAutoConfiguration.class,
            RateLimiterMetricsAutoConfiguration.class,
            RateLimitersHealthIndicatorAutoConfiguration.class,
            TimeLimiterAutoConfiguration.class,
            TimeLimiterMetricsAutoConfiguration.class,
            AopAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            GsonAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            RestTemplateAutoConfiguration.class
        })
@EnableScheduling
public class ScimServerApplication {
    public static void main(String[] args) {
        Program program = new Program(System.out, System.err, ScimServerApplication::serve, Languages::shell);
        Program.Outcome outcome = program.run(args);
        if (outcome != Program.Outcome.SERVING) {
            System.exit(outcome.status());
        }
    }

    /** What rebuilds does so before it would serve, and ends then: it was asked for by somebody who waits. */
    private static void serve(List<String> arguments) {
        ConfigurableApplicationContext bridge =
                SpringApplication.run(ScimServerApplication.class, arguments.toArray(String[]::new));
        if (arguments.contains("--" + OwnershipTraces.REBUILD)) {
            System.exit(SpringApplication.exit(bridge));
        }
    }
}
