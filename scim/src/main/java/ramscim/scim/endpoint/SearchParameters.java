package ramscim.scim.endpoint;

import com.unboundid.scim2.common.utils.ApiConstants;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceType;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ResourceSchema;
import ramscim.scim.schema.ServedSchemas;
import ramscim.scim.search.Cursor;
import ramscim.scim.search.Filters;
import ramscim.scim.search.ResourceSearch.Place;
import ramscim.scim.search.SearchQuery;
import ramscim.scim.search.SortOrder;

/**
 * The query parameters of a search (RFC 7644, section 3.4.2, and RFC 9865); what the standards do not know is ignored.
 *
 * @param startIndex from 1
 * @param cursor null: paged by index; empty: the first page by cursor
 */
record SearchParameters(
        @Nullable String filter,
        @Nullable String sortBy,
        boolean descending,
        int startIndex,
        @Nullable String cursor,
        int count) {

    static SearchParameters read(UriInfo uri, ScimLimits limits) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        int startIndex = number(query, ApiConstants.QUERY_PARAMETER_PAGE_START_INDEX, 1);
        int count = number(query, ApiConstants.QUERY_PARAMETER_PAGE_SIZE, limits.defaultResults());
        return new SearchParameters(
                query.getFirst(ApiConstants.QUERY_PARAMETER_FILTER),
                notBlank(query.getFirst(ApiConstants.QUERY_PARAMETER_SORT_BY)),
                isDescending(notBlank(query.getFirst(ApiConstants.QUERY_PARAMETER_SORT_ORDER))),
                Math.max(1, startIndex),
                query.getFirst("cursor"),
                Math.min(Math.max(0, count), limits.maxResults()));
    }

    SearchQuery toQuery(List<ResourceType> types) {
        return toQuery(types, types.stream().map(ServedSchemas::of).toList());
    }

    /** @param schemas what filter and order may name */
    SearchQuery toQuery(List<ResourceType> types, List<ResourceSchema> schemas) {
        return new SearchQuery(
                types,
                filter == null ? null : Filters.read(schemas, filter),
                sortBy == null ? null : SortOrder.read(schemas, sortBy, descending),
                cursor == null || cursor.isBlank() ? null : Cursor.parse(cursor.strip(), fingerprint()),
                isByCursor() ? 0 : startIndex - 1,
                count);
    }

    boolean isByCursor() {
        return cursor != null;
    }

    Cursor cursor(Place place) {
        return new Cursor(fingerprint(), place.position(), place.sortKey());
    }

    private String fingerprint() {
        return Integer.toHexString(Objects.hash(filter, sortBy, descending));
    }

    private static boolean isDescending(@Nullable String sortOrder) {
        if (sortOrder == null) {
            return false;
        }
        return switch (sortOrder.strip().toLowerCase(Locale.ROOT)) {
            case "ascending" -> false;
            case "descending" -> true;
            default ->
                throw new ScimRequestException(
                        ScimProblem.INVALID_VALUE, "'sortOrder' must be 'ascending' or 'descending'.");
        };
    }

    private static @Nullable String notBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
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
