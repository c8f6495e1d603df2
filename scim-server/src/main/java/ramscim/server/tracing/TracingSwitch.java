package ramscim.server.tracing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves everything out that Spring Boot would set up for traces, unless {@code bridge.tracing.enabled} is set: its own
 * switch only keeps spans from being sent, not from being made.
 */
final class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware {
    private boolean enabled;

    @Override
    public void setEnvironment(Environment environment) {
        enabled = environment.getProperty("bridge.tracing.enabled", Boolean.class, false);
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] match = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            String name = classes[i];
            match[i] = enabled || name == null || !isForTraces(name);
        }
        return match;
    }

    /** The rest stays, with a tracer that does nothing: timers of requests are made by way of it. */
    private static boolean isForTraces(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("opentelemetry") || lower.contains("otlp");
    }
}
