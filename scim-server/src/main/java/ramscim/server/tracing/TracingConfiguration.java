package ramscim.server.tracing;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import ramscim.server.origin.ScimTarget;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TracingProperties.class)
class TracingConfiguration {
    /** Behind the filter that begins a request's span. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    @Bean
    RunningRequests runningRequests(ObservationRegistry observations, TracingProperties properties) {
        return new RunningRequests(properties.enabled() ? observations : ObservationRegistry.NOOP);
    }

    /** Calls to RAM have a timer already, tracing or not. */
    @Bean
    MeterFilter noTimersOfSpans() {
        return MeterFilter.denyNameStartsWith("ram.span");
    }

    @Bean
    @ConditionalOnProperty("bridge.tracing.enabled")
    FilterRegistrationBean<TracedRequests> tracedRequests(ObservationRegistry observations, RunningRequests running) {
        FilterRegistrationBean<TracedRequests> filter =
                new FilterRegistrationBean<>(new TracedRequests(observations, running));
        filter.setOrder(ORDER);
        return filter;
    }

    /** A span's name says what was asked for, without ids. */
    @Bean
    ServerRequestObservationConvention requestSpans() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public String getContextualName(ServerRequestObservationContext context) {
                return ScimTarget.of(context.getCarrier().getRequestURI())
                        .map(target -> context.getCarrier().getMethod() + " " + target.template())
                        .orElseGet(() -> super.getContextualName(context));
            }
        };
    }
}
