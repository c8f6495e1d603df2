package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.ApiConstants;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.MessageSchemas;

/**
 * Searches by POST (RFC 7644, section 3.4.3) become searches by GET.
 *
 * <p>The SDK's own filter knows no cursors and answers a body that it cannot read with an internal error.
 */
@Provider
@PreMatching
final class DotSearch implements ContainerRequestFilter {
    private static final String SUFFIX = ".search";
    private static final List<String> PARAMETERS = List.of(
            ApiConstants.QUERY_PARAMETER_ATTRIBUTES,
            ApiConstants.QUERY_PARAMETER_EXCLUDED_ATTRIBUTES,
            ApiConstants.QUERY_PARAMETER_FILTER,
            ApiConstants.QUERY_PARAMETER_SORT_BY,
            ApiConstants.QUERY_PARAMETER_SORT_ORDER,
            ApiConstants.QUERY_PARAMETER_PAGE_START_INDEX,
            ApiConstants.QUERY_PARAMETER_PAGE_SIZE,
            "cursor");

    private final ScimBodyReader reader;

    DotSearch(ScimBodyReader reader) {
        this.reader = reader;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String path = request.getUriInfo().getPath();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        boolean search = trimmed.equals(SUFFIX) || trimmed.endsWith("/" + SUFFIX);
        if (!search || !request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        String searched = trimmed.substring(0, trimmed.length() - SUFFIX.length());
        if (searched.replaceAll("^/+|/+$", "").contains("/")) {
            // Below a resource there is nothing to search.
            throw new NotFoundException();
        }
        checkType(request.getMediaType());
        ObjectNode body = reader.read(request.getEntityStream()).whole();
        MessageSchemas.require(body, "SearchRequest");
        UriBuilder uri = request.getUriInfo().getBaseUriBuilder();
        uri.path(searched);
        uri.replaceQuery(PARAMETERS.stream()
                .filter(name ->
                        !body.path(name).isMissingNode() && !body.path(name).isNull())
                .map(name -> name + "=" + encoded(text(name, body.get(name))))
                .collect(Collectors.joining("&")));
        request.setMethod(HttpMethod.GET);
        request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        request.setRequestUri(uri.build());
    }

    private static void checkType(@Nullable MediaType type) {
        boolean json = type == null
                || type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                || type.isCompatible(MediaType.valueOf(ApiConstants.MEDIA_TYPE_SCIM));
        if (!json) {
            throw new NotSupportedException();
        }
    }

    private static String text(String name, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(element -> text(name, element))
                    .collect(Collectors.joining(","));
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw new ScimRequestException(
                    ScimProblem.INVALID_SYNTAX, "'" + name + "' of a search has a value of the wrong type.");
        }
        return value.asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
