package ramscim.server.scim.error;

import com.unboundid.scim2.common.messages.ErrorResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * An error for one operation of a bulk request, whose answer is a 200.
 *
 * @param method of the operation; that of the whole if it has none that there is
 * @param endpoint that it is about; {@code Bulk} if there is none
 */
public record AnsweredPart(String method, String endpoint, ErrorResponse error) {
    private static final String ATTRIBUTE = AnsweredPart.class.getName();
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** Of the request which this thread serves. */
    public static void remember(String method, String path, ErrorResponse error) {
        String upper = method.toUpperCase(Locale.ROOT);
        String endpoint = path.replaceFirst("^/", "").replaceFirst("/.*", "");
        AnsweredPart part = new AnsweredPart(
                METHODS.contains(upper) ? upper : "POST",
                Stream.of("Users", "Groups")
                        .filter(endpoint::equalsIgnoreCase)
                        .findFirst()
                        .orElse("Bulk"),
                error);
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        request.setAttribute(ATTRIBUTE, part, RequestAttributes.SCOPE_REQUEST);
    }

    /** The last one of a request; null if every operation was done, or it was no bulk request. */
    public static @Nullable AnsweredPart of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof AnsweredPart part ? part : null;
    }
}
