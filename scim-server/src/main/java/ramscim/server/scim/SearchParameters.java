package ramscim.server.scim;

import com.unboundid.scim2.common.utils.ApiConstants;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import ramscim.server.scim.error.ScimProblem;
import ramscim.server.scim.error.ScimRequestException;
import ramscim.server.scim.schema.ResourceSchema;
import ramscim.server.scim.search.Filters;
import ramscim.server.scim.search.SearchQuery;

/** The query parameters of a search (RFC 7644, section 3.4.2); what the standard does not know is ignored. */
record SearchParameters(@Nullable String filter, int startIndex, int count) {

    static SearchParameters read(UriInfo uri, ScimProperties properties) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        int startIndex = number(query, ApiConstants.QUERY_PARAMETER_PAGE_START_INDEX, 1);
        int count = number(query, ApiConstants.QUERY_PARAMETER_PAGE_SIZE, properties.defaultResults());
        return new SearchParameters(
                query.getFirst(ApiConstants.QUERY_PARAMETER_FILTER),
                Math.max(1, startIndex),
                Math.min(Math.max(0, count), properties.maxResults()));
    }

    SearchQuery toQuery(ResourceSchema schema) {
        return new SearchQuery(filter == null ? null : Filters.read(schema, filter), startIndex, count);
    }

    /** A number beyond the range of an int is as good as the end of the range. */
    private static int number(MultivaluedMap<String, String> query, String name, int otherwise) {
        String text = query.getFirst(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        if (!text.strip().matches("[+-]?[0-9]+")) {
            throw new ScimRequestException(ScimProblem.INVALID_VALUE, "'" + name + "' must be a whole number.");
        }
        double value = Double.parseDouble(text.strip());
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }
}
