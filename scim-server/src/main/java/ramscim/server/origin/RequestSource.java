package ramscim.server.origin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import ramscim.core.intent.Origin;

/**
 * Where a request came from.
 *
 * @param address of the client, behind the proxies that the configuration believes
 */
public record RequestSource(String address, String requestId) {
    private static final String UNKNOWN = "unknown";

    public static RequestSource of(HttpServletRequest request) {
        return new RequestSource(
                String.valueOf(request.getRemoteAddr()), text(request.getAttribute(RequestIdFilter.NAME)));
    }

    /** That of the request which asked for a change, long after it was answered. */
    public static RequestSource of(Origin origin) {
        return new RequestSource(Objects.requireNonNullElse(origin.address(), UNKNOWN), origin.requestId());
    }

    /** That of the request which this thread serves, if it serves any. */
    public static RequestSource current() {
        RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
        return attributes instanceof ServletRequestAttributes servlet
                ? of(servlet.getRequest())
                : new RequestSource(UNKNOWN, UNKNOWN);
    }

    private static String text(@Nullable Object value) {
        return value == null ? UNKNOWN : value.toString();
    }
}
