package ramscim.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityEvents;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;

/** Tells of exports before the first byte is sent: whoever breaks off has something all the same. */
final class ExportRecorder implements HandlerInterceptor {
    private static final int LONGEST_QUERY = 500;

    private final SecurityEvents events;

    ExportRecorder(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Exports exports = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Exports.class) : null;
        if (exports != null) {
            String query = request.getQueryString();
            SecurityEvent event = new SecurityEvent(
                    SecurityEventKind.EXPORTED,
                    Caller.of(SecurityContextHolder.getContext().getAuthentication()),
                    RequestSource.of(request),
                    "Took " + exports.value() + " along (" + request.getRequestURI() + ").");
            events.tell(
                    query == null
                            ? event
                            : event.with("query", null, query.substring(0, Math.min(LONGEST_QUERY, query.length()))));
        }
        return true;
    }
}
