package ramscim.scim.endpoint;

import com.unboundid.scim2.common.utils.ApiConstants;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ramscim.core.resource.ResourceType;
import ramscim.scim.dialect.DottedUrns;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.AttributeNames;
import ramscim.scim.schema.ServedSchemas;

/**
 * Brings {@code attributes} and {@code excludedAttributes} into the form that the SDK reads: it looks at the first of
 * several parameters only, and takes the URN of an extension, which stands for all of it (RFC 7644, section 3.10), for
 * the name of nothing.
 */
@Provider
@PreMatching
@Priority(Priorities.USER + 1)
final class AttributeParameters implements ContainerRequestFilter {
    private static final List<String> NAMES =
            List.of(ApiConstants.QUERY_PARAMETER_ATTRIBUTES, ApiConstants.QUERY_PARAMETER_EXCLUDED_ATTRIBUTES);

    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        for (String name : NAMES) {
            List<String> sent = query.getOrDefault(name, List.of());
            check(name, sent);
            String read = sent.stream()
                    .flatMap(value -> Arrays.stream(value.split(",", -1)))
                    .flatMap(AttributeParameters::expanded)
                    .collect(Collectors.joining(","));
            if (!sent.isEmpty() && !sent.equals(List.of(read))) {
                UriBuilder uri = request.getUriInfo().getRequestUriBuilder();
                request.setRequestUri(uri.replaceQueryParam(name, URLEncoder.encode(read, StandardCharsets.UTF_8))
                        .build());
            }
        }
    }

    private static void check(String parameter, List<String> sent) {
        boolean tooLong = sent.stream().mapToLong(String::length).sum() > AttributeNames.LONGEST_LIST
                || sent.stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .anyMatch(name -> !AttributeNames.areShort(name));
        if (tooLong) {
            throw new ScimRequestException(
                    ScimProblem.INVALID_VALUE,
                    "'%s' may have at most %d characters, and each of the names in it %d."
                            .formatted(parameter, AttributeNames.LONGEST_LIST, AttributeNames.LONGEST));
        }
    }

    /** The attributes of the extension that a name is the URN of; else the name, with the URN that it means. */
    private static Stream<String> expanded(String sent) {
        String name = qualified(DottedUrns.withColons(sent.strip()));
        List<String> attributes = Stream.of(ResourceType.values())
                .flatMap(type -> ServedSchemas.of(type).extensionAttributes(name).stream())
                .toList();
        return attributes.isEmpty() ? Stream.of(name) : attributes.stream();
    }

    private static String qualified(String name) {
        String extension = ServedSchemas.user().extensionMeant(name.split("\\.", 2)[0]);
        return extension == null ? name : extension + ":" + name;
    }
}
