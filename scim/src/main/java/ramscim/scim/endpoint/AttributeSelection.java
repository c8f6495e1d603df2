package ramscim.scim.endpoint;

import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.utils.ApiConstants;
import com.unboundid.scim2.server.utils.ResourcePreparer;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.scim.error.ParserWords;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ResourceSchema;

/** Which attributes a client wants to see (RFC 7644, section 3.9). */
final class AttributeSelection {
    private final UnaryOperator<GenericScimResource> trimming;
    private final String coreUrn;
    private final Set<String> only;
    private final Set<String> without;

    private AttributeSelection(
            UnaryOperator<GenericScimResource> trimming, String coreUrn, Set<String> only, Set<String> without) {
        this.trimming = trimming;
        this.coreUrn = coreUrn;
        this.only = only;
        this.without = without;
    }

    /** @throws ScimRequestException {@code invalidValue} if a parameter cannot be read */
    static AttributeSelection read(ResourceSchema schema, UriInfo uri) {
        var query = uri.getQueryParameters();
        Set<String> only = names(query.getFirst(ApiConstants.QUERY_PARAMETER_ATTRIBUTES));
        Set<String> without = names(query.getFirst(ApiConstants.QUERY_PARAMETER_EXCLUDED_ATTRIBUTES));
        try {
            return new AttributeSelection(
                    only.isEmpty() && without.isEmpty()
                            ? usual(schema)
                            : new ResourcePreparer<GenericScimResource>(schema.resourceType(), uri)
                                    ::trimRetrievedResource,
                    schema.coreUrn(),
                    only,
                    without);
        } catch (BadRequestException e) {
            throw new ScimRequestException(ScimProblem.INVALID_VALUE, ParserWords.of(e));
        }
    }

    /** What was made for one answer; the preparer would copy all of it, and write the metadata anew. */
    private static UnaryOperator<GenericScimResource> usual(ResourceSchema schema) {
        return resource -> {
            resource.getObjectNode().remove(schema.neverReturned());
            return resource;
        };
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

    /** @param resource made for this answer alone: it may be changed */
    GenericScimResource apply(GenericScimResource resource) {
        return trimming.apply(resource);
    }
}
