package ramscim.scim.search;

import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import java.util.List;
import java.util.Objects;

/** The parts of the SDK's filters and paths, which declares every one of them nullable because none has them all. */
public final class FilterParts {
    private FilterParts() {}

    /** The attribute of any filter but a combination. */
    static Path path(Filter filter) {
        return Objects.requireNonNull(filter.getAttributePath());
    }

    /** The value of a comparison. */
    static ValueNode value(Filter filter) {
        return Objects.requireNonNull(filter.getComparisonValue());
    }

    /** The parts of a combination. */
    static List<Filter> combined(Filter filter) {
        return Objects.requireNonNull(filter.getCombinedFilters());
    }

    /** The filter within a {@code not} or a value path. */
    static Filter inner(Filter filter) {
        Filter inverted = filter.getInvertedFilter();
        return inverted == null ? Objects.requireNonNull(filter.getValueFilter()) : inverted;
    }

    /** A name in a path. */
    public static Path.Element element(Path path, int index) {
        return Objects.requireNonNull(path.getElement(index));
    }
}
