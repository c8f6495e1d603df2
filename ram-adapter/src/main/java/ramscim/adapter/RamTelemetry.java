package ramscim.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of calls to RAM.
 *
 * @param observations make a span of each call; none does
 * @param cause what the thread's work is a part of that another thread has begun; null if that is not known
 */
public record RamTelemetry(
        MeterRegistry meters, ObservationRegistry observations, Supplier<@Nullable Observation> cause) {
    /** Timers, and no spans. */
    public static RamTelemetry metersOnly(MeterRegistry meters) {
        return new RamTelemetry(meters, ObservationRegistry.NOOP, () -> null);
    }
}
