package ramscim.scim.search;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceType;

/**
 * What to search for and which part of it to answer.
 *
 * @param filter canonical; null: everything
 * @param sort null: in the order of creation
 * @param after begin behind this place; null: at the beginning
 * @param skip leave out as many, 0 or more
 * @param count answer as many at the most, 0 or more
 */
public record SearchQuery(
        List<ResourceType> types,
        @Nullable Filter filter,
        @Nullable SortOrder sort,
        @Nullable Cursor after,
        int skip,
        int count) {
    public SearchQuery {
        types = List.copyOf(types);
    }

    /** Whether an attribute's values are needed to find and sort. */
    public boolean reads(String attribute) {
        return (filter != null && Filters.attributes(filter).contains(attribute))
                || (sort != null && sort.attributes().contains(attribute));
    }

    static Set<String> first(Path path) {
        return path.size() == 0 ? Set.of() : Set.of(FilterParts.element(path, 0).getAttribute());
    }
}
