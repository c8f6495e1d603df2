package ramscim.server.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Whether a request can be read in two ways: by a path that another server on the way may take for another one (RFC
 * 3986, section 6.2.2), or by two tokens of which either may count.
 */
final class AmbiguousRequest {
    /**
     * Encoded: letters, digits, '.', '/', '\', '%', ';', '{', '}' and control characters; none of these needs it, or
     * none belongs in a path.
     */
    private static final Pattern NOT_CANONICAL = Pattern.compile(
            "//|[;\\\\{}]|/\\.{1,2}(/|$)|%([3][0-9]|[46][1-9a-f]|[57][0-9a]|2[ef5]|3b|5c|7[bd]|[01][0-9a-f]|7f)",
            Pattern.CASE_INSENSITIVE);

    private AmbiguousRequest() {}

    /** What is wrong, in a sentence; null if there is one way to read it. */
    static @Nullable String problem(HttpServletRequest request) {
        if (NOT_CANONICAL.matcher(request.getRequestURI()).find()) {
            return "The request's path is not written in its plain form.";
        }
        return Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1
                ? "A request may have one Authorization header only."
                : null;
    }
}
