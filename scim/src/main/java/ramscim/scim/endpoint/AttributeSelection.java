package ramscim.scim.endpoint;

import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.utils.ApiConstants;
import com.unboundid.scim2.server.utils.ResourcePreparer;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.scim.error.ParserWords;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ResourceSchema;

/** Which attributes a client wants to see (RFC 7644, section 3.9). */
final class AttributeSelection {
    private final ResourcePreparer<GenericScimResource> preparer;
    private final String coreUrn;
    private final Set<String> only;
    private final Set<String> without;

    private AttributeSelection(
            ResourcePreparer<GenericScimResource> preparer, String coreUrn, Set<String> only, Set<String> without) {
        this.preparer = preparer;
        this.coreUrn = coreUrn;
        this.only = only;
        this.without = without;
    }

    /** @throws ScimRequestException {@code invalidValue} if a parameter cannot be read */
    static AttributeSelection read(ResourceSchema schema, UriInfo uri) {
        var query = uri.getQueryParameters();
        try {
            return new AttributeSelection(
                    new ResourcePreparer<>(schema.resourceType(), uri),
                    schema.coreUrn(),
                    names(query.getFirst(ApiConstants.QUERY_PARAMETER_ATTRIBUTES)),
                    names(query.getFirst(ApiConstants.QUERY_PARAMETER_EXCLUDED_ATTRIBUTES)));
        } catch (BadRequestException e) {
            throw new ScimRequestException(ScimProblem.INVALID_VALUE, ParserWords.of(e));
        }
    }

    private static Set<String> names(@Nullable String parameter) {
        if (parameter == null || parameter.isBlank()) {
            return Set.of();
        }
        return Arrays.stream(parameter.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    /** Whether an attribute of the core schema, or a part of it, will be seen, so that it has to be read. */
    boolean wants(String attribute) {
        String name = attribute.toLowerCase(Locale.ROOT);
        String qualified = coreUrn.toLowerCase(Locale.ROOT) + ":" + name;
        if (!only.isEmpty()) {
            return only.stream().anyMatch(wanted -> isPartOf(wanted, name) || isPartOf(wanted, qualified));
        }
        return !without.contains(name) && !without.contains(qualified);
    }

    private static boolean isPartOf(String wanted, String name) {
        return wanted.equals(name) || wanted.startsWith(name + ".") || wanted.startsWith(name + "[");
    }

    GenericScimResource apply(GenericScimResource resource) {
        return preparer.trimRetrievedResource(resource);
    }

    /** Where the resource is; absolute. */
    URI location(GenericScimResource resource) {
        preparer.setResourceTypeAndLocation(resource);
        return Objects.requireNonNull(Objects.requireNonNull(resource.getMeta()).getLocation());
    }
}
