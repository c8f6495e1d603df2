package ramscim.server.tracing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * OpenTelemetry traces; where they go is {@code management.otlp.tracing.endpoint}.
 *
 * @param enabled whether there are any
 */
@ConfigurationProperties("bridge.tracing")
record TracingProperties(@DefaultValue("false") boolean enabled) {}
