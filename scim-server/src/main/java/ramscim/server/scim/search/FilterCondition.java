package ramscim.server.scim.search;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.server.store.Condition;

/**
 * What of a canonical filter the database can answer by an index.
 *
 * @param condition true for every resource that the filter matches
 * @param exact whether it is true for no other
 */
record FilterCondition(Condition condition, boolean exact) {
    private static final Map<Path, Column> COLUMNS = Map.of(
            Path.root().attribute("id"), new Column("r.id", false),
            Path.root().attribute("userName"), new Column("r.user_name", true),
            Path.root().attribute("externalId"), new Column("r.external_id", false));

    private record Column(String name, boolean lowerCase) {}

    private record Fragment(@Nullable String sql, boolean exact) {
        static final Fragment ANYTHING = new Fragment(null, false);
    }

    static FilterCondition of(@Nullable Filter filter) {
        if (filter == null) {
            return new FilterCondition(Condition.all(), true);
        }
        Map<String, Object> parameters = new HashMap<>();
        Fragment fragment = fragment(filter, parameters);
        Condition condition = fragment.sql() == null ? Condition.all() : new Condition(fragment.sql(), parameters);
        return new FilterCondition(condition, fragment.exact());
    }

    private static Fragment fragment(Filter filter, Map<String, Object> parameters) {
        FilterType type = filter.getFilterType();
        if (type == FilterType.EQUAL) {
            return equality(filter, parameters);
        }
        if (type == FilterType.AND) {
            return conjunction(FilterParts.combined(filter), parameters);
        }
        return type == FilterType.OR ? disjunction(FilterParts.combined(filter), parameters) : Fragment.ANYTHING;
    }

    private static Fragment equality(Filter filter, Map<String, Object> parameters) {
        Column column = COLUMNS.get(FilterParts.path(filter));
        if (column == null || !FilterParts.value(filter).isTextual()) {
            return Fragment.ANYTHING;
        }
        String value = FilterParts.value(filter).textValue();
        String parameter = "f" + parameters.size();
        parameters.put(parameter, column.lowerCase() ? value.toLowerCase(Locale.ROOT) : value);
        return new Fragment(column.name() + " = :" + parameter, true);
    }

    private static Fragment conjunction(List<Filter> parts, Map<String, Object> parameters) {
        List<String> known = new ArrayList<>();
        boolean exact = true;
        for (Filter part : parts) {
            Fragment fragment = fragment(part, parameters);
            exact &= fragment.exact();
            if (fragment.sql() != null) {
                known.add(fragment.sql());
            }
        }
        return known.isEmpty() ? Fragment.ANYTHING : new Fragment("(" + String.join(" and ", known) + ")", exact);
    }

    private static Fragment disjunction(List<Filter> parts, Map<String, Object> parameters) {
        List<String> known = new ArrayList<>();
        boolean exact = true;
        for (Filter part : parts) {
            Fragment fragment = fragment(part, parameters);
            if (fragment.sql() == null) {
                return Fragment.ANYTHING;
            }
            exact &= fragment.exact();
            known.add(fragment.sql());
        }
        return new Fragment("(" + String.join(" or ", known) + ")", exact);
    }
}
