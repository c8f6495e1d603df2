package ramscim.server.traffic;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import ramscim.server.origin.ScimTarget;
import ramscim.server.security.SignedInToken;

/** Counts and logs the requests of identity providers, those that security turns away too, and remembers who called. */
final class ScimTrafficFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("ramscim.scim");

    private final Traffic traffic;
    private final ScimClients clients;
    private final Arrivals arrivals;

    ScimTrafficFilter(Traffic traffic, ScimClients clients, Arrivals arrivals) {
        this.traffic = traffic;
        this.clients = clients;
        this.arrivals = arrivals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        int status = 500;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            int answered = status;
            ScimOutcome outcome = ScimOutcome.of(request.getMethod(), status);
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            // What a stranger is refused says nothing of how provisioning goes.
            if (!SignedInToken.isMissing(request)) {
                traffic.count(TrafficSource.SCIM, outcome.name(), duration, 1);
            }
            String token = SignedInToken.nameOf(request);
            ScimTarget.of(request.getRequestURI())
                    .ifPresent(target -> log(request.getMethod(), target, answered, outcome, duration, token));
            if (token != null) {
                boolean changed =
                        outcome == ScimOutcome.DONE && !request.getMethod().equals("GET");
                clients.seen(token, request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT), changed);
            }
            arrivals.answered(request, answered);
        }
    }

    /** Changes at INFO, reads at DEBUG: most requests are look-ups. */
    private static void log(
            String method,
            ScimTarget target,
            int status,
            ScimOutcome outcome,
            Duration duration,
            @Nullable String token) {
        boolean read = method.equals("GET") || target.endpoint().equals(".search");
        LoggingEventBuilder line = LOG.atLevel(read ? Level.DEBUG : Level.INFO);
        if (target.id() != null) {
            line = line.addKeyValue("scim.resource_id", target.id());
        }
        if (token != null) {
            line = line.addKeyValue("scim.token", token);
        }
        line.addKeyValue("http.request.method", method)
                .addKeyValue("http.response.status_code", status)
                .addKeyValue("scim.endpoint", target.endpoint())
                .addKeyValue("bridge.outcome", outcome.name().toLowerCase(Locale.ROOT))
                .addKeyValue("event.duration", duration.toNanos())
                .log(
                        "SCIM {} {}{}: {} in {} ms, token {}",
                        method,
                        target.endpoint(),
                        target.id() == null ? "" : "/" + target.id(),
                        status,
                        duration.toMillis(),
                        token);
    }
}
