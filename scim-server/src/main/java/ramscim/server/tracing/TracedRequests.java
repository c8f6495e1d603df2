package ramscim.server.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import ramscim.server.origin.RequestIdFilter;

/** Writes the request's id on its span, and lets other threads find the span by it. */
final class TracedRequests extends OncePerRequestFilter {
    private final ObservationRegistry observations;
    private final RunningRequests running;

    TracedRequests(ObservationRegistry observations, RunningRequests running) {
        this.observations = observations;
        this.running = running;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Observation observation = observations.getCurrentObservation();
        Object id = request.getAttribute(RequestIdFilter.NAME);
        if (observation == null || id == null) {
            chain.doFilter(request, response);
            return;
        }
        observation.highCardinalityKeyValue("request.id", id.toString());
        running.begin(id.toString(), observation);
        try {
            chain.doFilter(request, response);
        } finally {
            running.end(id.toString(), observation);
        }
    }
}
