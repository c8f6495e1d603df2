package ramscim.server.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import ramscim.server.origin.RequestIdFilter;

/**
 * The requests that are being answered, by their ids: the threads that call RAM know which request they work for, and
 * so their calls become a part of its trace. What is carried out after the answer is a trace of its own, with the same
 * request id.
 */
public final class RunningRequests {
    private final ObservationRegistry observations;
    private final Map<String, Observation> running = new ConcurrentHashMap<>();

    RunningRequests(ObservationRegistry observations) {
        this.observations = observations;
    }

    /** What spans of the calls are made with; nothing is made while tracing is off. */
    public ObservationRegistry observations() {
        return observations;
    }

    void begin(String requestId, Observation observation) {
        running.put(requestId, observation);
    }

    void end(String requestId, Observation observation) {
        running.remove(requestId, observation);
    }

    /** The one that this thread works for; null if it works for none, or that one was answered. */
    public @Nullable Observation current() {
        String id = running.isEmpty() ? null : MDC.get(RequestIdFilter.NAME);
        return id == null ? null : running.get(id);
    }
}
