package ramscim.scim.search;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.Sought;
import ramscim.core.store.Sought.Comparison;
import ramscim.core.store.Sought.Key;

/**
 * What of a canonical filter the store can answer by an index.
 *
 * @param sought every resource that the filter matches
 * @param exact whether it is no other
 */
record FilterCondition(Sought sought, boolean exact) {
    private static final Map<Path, Key> KEYS = Map.of(
            path("id"), Key.ID,
            path("userName"), Key.USER_NAME,
            path("displayName"), Key.DISPLAY_NAME,
            path("externalId"), Key.EXTERNAL_ID,
            path("members", "value"), Key.MEMBER,
            path("groups", "value"), Key.GROUP,
            path("entitlements", "value"), Key.ENTITLEMENT,
            path("roles", "value"), Key.ROLE);

    private static final Set<Key> FOR_ASCII = Set.of(Key.ENTITLEMENT, Key.ROLE);

    private static final Path ACTIVE = path("active");
    private static final Path LAST_MODIFIED = path("meta", "lastModified");
    private static final Map<FilterType, Comparison> COMPARISONS = Map.of(
            FilterType.EQUAL, Comparison.EQUAL,
            FilterType.GREATER_THAN, Comparison.GREATER,
            FilterType.GREATER_OR_EQUAL, Comparison.GREATER_OR_EQUAL,
            FilterType.LESS_THAN, Comparison.LESS,
            FilterType.LESS_OR_EQUAL, Comparison.LESS_OR_EQUAL);

    /** Of which no index knows anything. */
    private static final FilterCondition ANYTHING = new FilterCondition(new Sought.AllOf(List.of()), false);

    private static Path path(String... names) {
        Path path = Path.root();
        for (String name : names) {
            path = path.attribute(name);
        }
        return path;
    }

    static FilterCondition of(List<ResourceType> types, @Nullable Filter filter) {
        Sought ofTypes = new Sought.OfTypes(types);
        if (filter == null) {
            return new FilterCondition(ofTypes, true);
        }
        FilterCondition condition = of(filter);
        return new FilterCondition(new Sought.AllOf(List.of(ofTypes, condition.sought)), condition.exact);
    }

    private static FilterCondition exactly(Sought sought) {
        return new FilterCondition(sought, true);
    }

    private static FilterCondition of(Filter filter) {
        FilterType type = filter.getFilterType();
        if (type == FilterType.AND) {
            return combined(FilterParts.combined(filter), Sought.AllOf::new);
        }
        if (type == FilterType.OR) {
            return combined(FilterParts.combined(filter), Sought.AnyOf::new);
        }
        if (type == FilterType.COMPLEX_VALUE) {
            return valuePath(filter);
        }
        return COMPARISONS.containsKey(type) ? comparison(FilterParts.path(filter), filter) : ANYTHING;
    }

    /** {@code members[value eq "x"]} is {@code members.value eq "x"}. */
    private static FilterCondition valuePath(Filter filter) {
        Filter inner = FilterParts.inner(filter);
        return inner.getFilterType() == FilterType.EQUAL
                ? comparison(FilterParts.path(filter).attribute(FilterParts.path(inner)), inner)
                : ANYTHING;
    }

    private static FilterCondition comparison(Path path, Filter filter) {
        if (path.equals(LAST_MODIFIED)) {
            return lastModified(filter);
        }
        return filter.getFilterType() == FilterType.EQUAL ? equality(path, filter) : ANYTHING;
    }

    private static FilterCondition equality(Path path, Filter filter) {
        if (path.equals(ACTIVE) && FilterParts.value(filter).isBoolean()) {
            return exactly(new Sought.Active(FilterParts.value(filter).booleanValue()));
        }
        Key key = KEYS.get(path);
        boolean isSought = key != null
                && FilterParts.value(filter).isTextual()
                && (!FOR_ASCII.contains(key)
                        || isAscii(FilterParts.value(filter).textValue()));
        return key == null || !isSought
                ? ANYTHING
                : exactly(new Sought.Having(key, FilterParts.value(filter).textValue()));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static FilterCondition lastModified(Filter filter) {
        Instant instant = instant(FilterParts.value(filter).asText());
        return instant == null || instant.getNano() % 1_000_000 != 0
                ? ANYTHING
                : exactly(
                        new Sought.Modified(Objects.requireNonNull(COMPARISONS.get(filter.getFilterType())), instant));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static FilterCondition combined(List<Filter> filters, Function<List<Sought>, Sought> combination) {
        List<FilterCondition> parts = filters.stream().map(FilterCondition::of).toList();
        return new FilterCondition(
                combination.apply(parts.stream().map(FilterCondition::sought).toList()),
                parts.stream().allMatch(FilterCondition::exact));
    }
}
