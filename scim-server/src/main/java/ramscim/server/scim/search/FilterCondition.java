package ramscim.server.scim.search;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceType;
import ramscim.server.store.Condition;

/**
 * What of a canonical filter the database can answer by an index.
 *
 * @param condition true for every resource that the filter matches
 * @param exact whether it is true for no other
 */
record FilterCondition(Condition condition, boolean exact) {
    /** Attributes that are columns; the value is what a text has to be made into before it is compared. */
    private static final Map<Path, Column> COLUMNS = Map.of(
            path("id"), new Column("r.id = :%s", false),
            path("userName"), new Column("r.user_name = :%s", true),
            path("displayName"), new Column("r.display_name = :%s", true),
            path("externalId"), new Column("r.external_id = :%s", false),
            path("members", "value"),
                    new Column("r.id in (select group_id from membership where user_id = :%s)", false),
            path("groups", "value"),
                    new Column("r.id in (select user_id from membership where group_id = :%s)", false));

    private static final Path ACTIVE = path("active");
    private static final Path LAST_MODIFIED = path("meta", "lastModified");
    private static final Map<FilterType, String> COMPARISONS = Map.of(
            FilterType.EQUAL, "=",
            FilterType.GREATER_THAN, ">",
            FilterType.GREATER_OR_EQUAL, ">=",
            FilterType.LESS_THAN, "<",
            FilterType.LESS_OR_EQUAL, "<=");

    private record Column(String sql, boolean lowerCase) {}

    private record Fragment(@Nullable String sql, boolean exact) {
        static final Fragment ANYTHING = new Fragment(null, false);
    }

    private static Path path(String... names) {
        Path path = Path.root();
        for (String name : names) {
            path = path.attribute(name);
        }
        return path;
    }

    static FilterCondition of(List<ResourceType> types, @Nullable Filter filter) {
        String ofType = "r.type in ("
                + types.stream().map(type -> "'" + type.name() + "'").collect(Collectors.joining(", ")) + ")";
        if (filter == null) {
            return new FilterCondition(new Condition(ofType, Map.of()), true);
        }
        Map<String, Object> parameters = new HashMap<>();
        Fragment fragment = fragment(filter, parameters);
        String sql = fragment.sql() == null ? ofType : ofType + " and " + fragment.sql();
        return new FilterCondition(new Condition(sql, parameters), fragment.exact());
    }

    private static Fragment fragment(Filter filter, Map<String, Object> parameters) {
        FilterType type = filter.getFilterType();
        if (type == FilterType.AND) {
            return conjunction(FilterParts.combined(filter), parameters);
        }
        if (type == FilterType.OR) {
            return disjunction(FilterParts.combined(filter), parameters);
        }
        if (type == FilterType.COMPLEX_VALUE) {
            return valuePath(filter, parameters);
        }
        return COMPARISONS.containsKey(type)
                ? comparison(FilterParts.path(filter), filter, parameters)
                : Fragment.ANYTHING;
    }

    /** {@code members[value eq "x"]} is {@code members.value eq "x"}. */
    private static Fragment valuePath(Filter filter, Map<String, Object> parameters) {
        Filter inner = FilterParts.inner(filter);
        return inner.getFilterType() == FilterType.EQUAL
                ? comparison(FilterParts.path(filter).attribute(FilterParts.path(inner)), inner, parameters)
                : Fragment.ANYTHING;
    }

    private static Fragment comparison(Path path, Filter filter, Map<String, Object> parameters) {
        if (path.equals(LAST_MODIFIED)) {
            return lastModified(filter, parameters);
        }
        return filter.getFilterType() == FilterType.EQUAL ? equality(path, filter, parameters) : Fragment.ANYTHING;
    }

    private static Fragment equality(Path path, Filter filter, Map<String, Object> parameters) {
        if (path.equals(ACTIVE) && FilterParts.value(filter).isBoolean()) {
            return new Fragment("r.active = " + (FilterParts.value(filter).booleanValue() ? 1 : 0), true);
        }
        Column column = COLUMNS.get(path);
        if (column == null || !FilterParts.value(filter).isTextual()) {
            return Fragment.ANYTHING;
        }
        String value = FilterParts.value(filter).textValue();
        if (value.indexOf('\0') >= 0) {
            // No resource may have one, and PostgreSQL takes none.
            return new Fragment("1 = 0", true);
        }
        String parameter = bind(column.lowerCase() ? value.toLowerCase(Locale.ROOT) : value, parameters);
        return new Fragment(column.sql().formatted(parameter), true);
    }

    private static Fragment lastModified(Filter filter, Map<String, Object> parameters) {
        Instant instant = instant(FilterParts.value(filter).asText());
        if (instant == null || instant.getNano() % 1_000_000 != 0) {
            return Fragment.ANYTHING;
        }
        String operator = COMPARISONS.get(filter.getFilterType());
        return new Fragment("r.last_modified " + operator + " :" + bind(instant.toEpochMilli(), parameters), true);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String bind(Object value, Map<String, Object> parameters) {
        String parameter = "f" + parameters.size();
        parameters.put(parameter, value);
        return parameter;
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
