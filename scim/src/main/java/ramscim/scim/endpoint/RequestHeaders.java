package ramscim.scim.endpoint;

import com.unboundid.scim2.common.utils.ApiConstants;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import ramscim.scim.dialect.AcceptedTypes;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/**
 * Brings the headers that speak of content into the form that JAX-RS compares them in, so that a request which was
 * carried out is never without an answer that can be written.
 */
@Provider
@PreMatching
@Priority(Priorities.USER - 1)
final class RequestHeaders implements ContainerRequestFilter {
    private static final Set<String> WITHOUT_BODY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE, HttpMethod.OPTIONS);

    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> headers = request.getHeaders();
        List<String> accepted = headers.get(HttpHeaders.ACCEPT);
        if (accepted != null) {
            headers.putSingle(
                    HttpHeaders.ACCEPT,
                    accepted.stream().map(AcceptedTypes::canonical).collect(Collectors.joining(",")));
        }
        if (WITHOUT_BODY.contains(request.getMethod())) {
            // The type of a body that nobody reads says nothing (RFC 9110, section 9.3.5).
            headers.remove(HttpHeaders.CONTENT_TYPE);
        } else {
            requirePlain(headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of()));
        }
    }

    private static void requirePlain(List<String> encodings) {
        boolean encoded = encodings.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .anyMatch(value -> !value.isEmpty() && !value.equals("identity"));
        if (encoded) {
            throw new ScimRequestException(
                    ScimProblem.UNSUPPORTED_MEDIA_TYPE,
                    "The request body must be sent as it is, without a Content-Encoding, as "
                            + ApiConstants.MEDIA_TYPE_SCIM + " or application/json.");
        }
    }
}
