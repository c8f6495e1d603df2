package ramscim.scim.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.AndFilter;
import com.unboundid.scim2.common.filters.ComparisonFilter;
import com.unboundid.scim2.common.filters.ComplexValueFilter;
import com.unboundid.scim2.common.filters.ContainsFilter;
import com.unboundid.scim2.common.filters.EndsWithFilter;
import com.unboundid.scim2.common.filters.EqualFilter;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterVisitor;
import com.unboundid.scim2.common.filters.GreaterThanFilter;
import com.unboundid.scim2.common.filters.GreaterThanOrEqualFilter;
import com.unboundid.scim2.common.filters.LessThanFilter;
import com.unboundid.scim2.common.filters.LessThanOrEqualFilter;
import com.unboundid.scim2.common.filters.NotEqualFilter;
import com.unboundid.scim2.common.filters.NotFilter;
import com.unboundid.scim2.common.filters.OrFilter;
import com.unboundid.scim2.common.filters.PresentFilter;
import com.unboundid.scim2.common.filters.StartsWithFilter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import ramscim.scim.dialect.BooleanStrings;
import ramscim.scim.search.FilterScope.Found;

/**
 * Rewrites a filter so that its names have the schema's spelling and its values the attributes' types. A complex
 * attribute that is compared as a whole stands for its {@code value} (RFC 7644, figure 2, {@code emails co
 * "example.com"}); names that the schema lacks stay, and match nothing.
 */
final class CanonicalFilter implements FilterVisitor<Filter, Void> {
    private final FilterScope scope;

    private CanonicalFilter(FilterScope scope) {
        this.scope = scope;
    }

    static Filter of(Filter filter, FilterScope scope) throws ScimException {
        return filter.visit(new CanonicalFilter(scope), null);
    }

    @Override
    public Filter visit(EqualFilter filter, @Nullable Void nothing) {
        return comparison(filter, Filter::eq);
    }

    @Override
    public Filter visit(NotEqualFilter filter, @Nullable Void nothing) {
        return comparison(filter, Filter::ne);
    }

    @Override
    public Filter visit(ContainsFilter filter, @Nullable Void nothing) {
        return comparison(filter, Filter::co);
    }

    @Override
    public Filter visit(StartsWithFilter filter, @Nullable Void nothing) {
        return comparison(filter, Filter::sw);
    }

    @Override
    public Filter visit(EndsWithFilter filter, @Nullable Void nothing) {
        return comparison(filter, Filter::ew);
    }

    @Override
    public Filter visit(PresentFilter filter, @Nullable Void nothing) {
        Found found = scope.find(FilterParts.path(filter));
        return found == null ? filter : Filter.pr(found.path());
    }

    @Override
    public Filter visit(GreaterThanFilter filter, @Nullable Void nothing) throws ScimException {
        return ordering(filter, Filter::gt);
    }

    @Override
    public Filter visit(GreaterThanOrEqualFilter filter, @Nullable Void nothing) throws ScimException {
        return ordering(filter, Filter::ge);
    }

    @Override
    public Filter visit(LessThanFilter filter, @Nullable Void nothing) throws ScimException {
        return ordering(filter, Filter::lt);
    }

    @Override
    public Filter visit(LessThanOrEqualFilter filter, @Nullable Void nothing) throws ScimException {
        return ordering(filter, Filter::le);
    }

    @Override
    public Filter visit(AndFilter filter, @Nullable Void nothing) throws ScimException {
        return Filter.and(all(FilterParts.combined(filter)));
    }

    @Override
    public Filter visit(OrFilter filter, @Nullable Void nothing) throws ScimException {
        return Filter.or(all(FilterParts.combined(filter)));
    }

    @Override
    public Filter visit(NotFilter filter, @Nullable Void nothing) throws ScimException {
        return Filter.not(FilterParts.inner(filter).visit(this, null));
    }

    @Override
    public Filter visit(ComplexValueFilter filter, @Nullable Void nothing) throws ScimException {
        Found found = scope.find(FilterParts.path(filter));
        return found == null
                ? filter
                : Filter.hasComplexValue(
                        found.path(), of(FilterParts.inner(filter), FilterScope.within(found.definition())));
    }

    private List<Filter> all(List<Filter> filters) throws ScimException {
        List<Filter> canonical = new ArrayList<>(filters.size());
        for (Filter filter : filters) {
            canonical.add(filter.visit(this, null));
        }
        return canonical;
    }

    private Filter comparison(ComparisonFilter filter, BiFunction<Path, ValueNode, Filter> same) {
        Found found = value(scope.find(FilterParts.path(filter)));
        return found == null ? filter : same.apply(found.path(), typed(found.definition(), FilterParts.value(filter)));
    }

    private Filter ordering(ComparisonFilter filter, BiFunction<Path, ValueNode, Filter> same)
            throws BadRequestException {
        Found found = value(scope.find(FilterParts.path(filter)));
        if (found != null && found.definition().getType() == Type.BOOLEAN) {
            throw BadRequestException.invalidFilter("'" + found.path() + "' has no order");
        }
        if (found != null
                && found.definition().getType() == Type.DATETIME
                && !isTime(FilterParts.value(filter).asText())) {
            throw BadRequestException.invalidFilter("'" + found.path() + "' is compared with what is no date and time");
        }
        return comparison(filter, same);
    }

    private static boolean isTime(String text) {
        return isReadBy(DateTimeFormatter.ISO_DATE_TIME, text) || isReadBy(DateTimeFormatter.ISO_DATE, text);
    }

    private static boolean isReadBy(DateTimeFormatter format, String text) {
        try {
            format.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static @Nullable Found value(@Nullable Found found) {
        return found == null ? null : FilterScope.valueOf(found);
    }

    private static ValueNode typed(AttributeDefinition definition, ValueNode value) {
        if (value.isNull()) {
            return value;
        }
        return switch (definition.getType()) {
            case BOOLEAN -> {
                BooleanNode read = BooleanStrings.read(value);
                yield read == null ? value : read;
            }
            case STRING, REFERENCE, BINARY, DATETIME -> text(value);
            case INTEGER, DECIMAL, COMPLEX -> value;
        };
    }

    private static ValueNode text(JsonNode value) {
        return TextNode.valueOf(value.asText());
    }
}
