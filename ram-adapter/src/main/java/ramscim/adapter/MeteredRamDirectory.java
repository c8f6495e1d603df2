package ramscim.adapter;

import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamOperation;

/** Times each call as {@code ram.calls}, by operation, class and outcome, logs it, and makes a span of it where tracing is on. */
final class MeteredRamDirectory implements RamDirectory {
    private static final Logger LOG = LoggerFactory.getLogger("ramscim.ram");
    private static final String TIMER = "ram.calls";
    private static final String SPAN = "ram.span";

    private final RamDirectory directory;
    private final RamTelemetry telemetry;
    private final ObservationRegistry observations;

    MeteredRamDirectory(RamDirectory directory, RamTelemetry telemetry) {
        this.directory = directory;
        this.telemetry = telemetry;
        this.observations = telemetry.observations();
    }

    @Override
    public <R> R call(RamCall<R> call, Errand errand) {
        Observation span = begun(call.operation(), errand);
        try (Observation.Scope scope = span.openScope()) {
            return measured(call, errand, span);
        } finally {
            span.stop();
        }
    }

    private <R> R measured(RamCall<R> call, Errand errand, Observation span) {
        RamOperation operation = call.operation();
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            R answer = directory.call(call, errand);
            outcome = "success";
            return answer;
        } catch (RamException e) {
            outcome = e.reason().name().toLowerCase(Locale.ROOT);
            throw e;
        } finally {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            timer(operation, outcome).record(duration);
            log(operation, errand, outcome, duration);
            span.lowCardinalityKeyValue("outcome", outcome);
            span.highCardinalityKeyValue("ram.request_id", errand.requestId());
        }
    }

    private Timer timer(RamOperation operation, String outcome) {
        return Timer.builder(TIMER)
                .description("Calls to Alibaba Cloud, each attempt for itself")
                .tag("operation", operation.action())
                .tag("class", operation.apiClass().instanceName())
                .tag("outcome", outcome)
                .register(telemetry.meters());
    }

    private Observation begun(RamOperation operation, Errand errand) {
        Observation cause =
                observations.getCurrentObservation() == null ? telemetry.cause().get() : null;
        Observation observation = Observation.createNotStarted(SPAN, observations)
                // The tracing library makes ram-create-user of it.
                .contextualName("ram" + operation.action())
                .lowCardinalityKeyValue("operation", operation.action())
                .lowCardinalityKeyValue("class", operation.apiClass().instanceName())
                .highCardinalityKeyValue("ram.attempt", Integer.toString(errand.attempt()));
        return (cause == null ? observation : observation.parentObservation(cause)).start();
    }

    /** No parameters, for they hold people's names and passwords. */
    private static void log(RamOperation operation, Errand errand, String outcome, Duration duration) {
        LOG.atLevel(operation.isWrite() ? Level.INFO : Level.DEBUG)
                .addKeyValue("ram.operation", operation.action())
                .addKeyValue("ram.outcome", outcome)
                .addKeyValue("ram.request_id", errand.requestId())
                .addKeyValue("ram.attempt", errand.attempt())
                .addKeyValue("event.duration", duration.toNanos())
                .log(
                        "RAM {}: {} in {} ms, RequestId {}, attempt {}",
                        operation.action(),
                        outcome,
                        duration.toMillis(),
                        errand.requestId(),
                        errand.attempt());
    }
}
