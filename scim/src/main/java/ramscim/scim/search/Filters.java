package ramscim.scim.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.types.AttributeDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ramscim.scim.dialect.BareFilterValues;
import ramscim.scim.dialect.DottedUrns;
import ramscim.scim.dialect.ValuePathComparisons;
import ramscim.scim.error.ParserWords;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ResourceSchema;

/** Reading and evaluating SCIM filters (RFC 7644, section 3.4.2.2). */
public final class Filters {
    private static final int MAX_LENGTH = 8_000;
    private static final int MAX_DEPTH = 50;

    private Filters() {}

    /**
     * Reads a filter: names in the schema's spelling, values of the attributes' types.
     *
     * @throws ScimRequestException {@code invalidFilter}
     */
    public static Filter read(List<ResourceSchema> schemas, String text) {
        checkSize(text);
        try {
            Filter parsed = Filter.fromString(standard(text));
            return CanonicalFilter.of(parsed, FilterScope.of(schemas));
        } catch (ScimException e) {
            throw new ScimRequestException(
                    ScimProblem.INVALID_FILTER, "The filter cannot be read: " + ParserWords.of(e) + ".");
        }
    }

    private static String standard(String filter) {
        return ValuePathComparisons.moveInside(BareFilterValues.quote(DottedUrns.withColons(filter)));
    }

    private static void checkSize(String text) {
        if (text.length() > MAX_LENGTH) {
            throw invalid("A filter may have at most " + MAX_LENGTH + " characters.");
        }
        FilterNesting nesting = FilterNesting.of(text);
        if (nesting.depth() > MAX_DEPTH) {
            throw invalid("A filter may be nested at most " + MAX_DEPTH + " deep.");
        }
        if (!nesting.balanced()) {
            throw invalid("The filter has a bracket, parenthesis or quote without its counterpart.");
        }
    }

    private static ScimRequestException invalid(String detail) {
        return new ScimRequestException(ScimProblem.INVALID_FILTER, detail);
    }

    /** The filter in a value path, in the spelling and with the types of the attribute's sub-attributes. */
    public static Filter canonicalValueFilter(AttributeDefinition attribute, Filter filter) {
        try {
            return CanonicalFilter.of(filter, FilterScope.within(attribute));
        } catch (ScimException e) {
            throw new ScimRequestException(
                    ScimProblem.INVALID_FILTER, "The filter cannot be read: " + ParserWords.of(e) + ".");
        }
    }

    /** A path with quotes around comparison values that lack them. */
    public static String quoteBareValuesInPath(String path) {
        if (path.indexOf('[') < 0) {
            return path;
        }
        checkSize(path);
        return BareFilterValues.quote(path);
    }

    /** Whether an element of a multi-valued attribute matches the canonical filter of a value path. */
    public static boolean matches(AttributeDefinition attribute, Filter filter, JsonNode element) {
        return switch (filter.getFilterType()) {
            case AND -> FilterParts.combined(filter).stream().allMatch(part -> matches(attribute, part, element));
            case OR -> FilterParts.combined(filter).stream().anyMatch(part -> matches(attribute, part, element));
            case NOT -> !matches(attribute, FilterParts.inner(filter), element);
            case EQUAL,
                    NOT_EQUAL,
                    GREATER_THAN,
                    GREATER_OR_EQUAL,
                    LESS_THAN,
                    LESS_OR_EQUAL,
                    CONTAINS,
                    STARTS_WITH,
                    ENDS_WITH,
                    PRESENT,
                    COMPLEX_VALUE -> {
                TextComparison text = TextComparison.of(attribute, filter);
                yield text == null ? evaluates(attribute, filter, element) : text.matches(element);
            }
        };
    }

    private static boolean evaluates(AttributeDefinition attribute, Filter filter, JsonNode element) {
        try {
            return filter.visit(new ElementEvaluator(attribute), element);
        } catch (BadRequestException e) {
            throw new ScimRequestException(ScimProblem.INVALID_FILTER, ParserWords.of(e));
        } catch (ScimException e) {
            throw new IllegalStateException("a filter failed to evaluate", e);
        }
    }

    /** The first names of all attributes that a filter compares. */
    static Set<String> attributes(Filter filter) {
        FilterType type = filter.getFilterType();
        if (type == FilterType.AND || type == FilterType.OR) {
            Set<String> attributes = new HashSet<>();
            FilterParts.combined(filter).forEach(part -> attributes.addAll(attributes(part)));
            return attributes;
        }
        return type == FilterType.NOT
                ? attributes(FilterParts.inner(filter))
                : SearchQuery.first(FilterParts.path(filter));
    }

    /** The parts of an {@code and} or {@code or}. */
    public static List<Filter> parts(Filter filter) {
        return FilterParts.combined(filter);
    }

    /**
     * What an element must be to match a filter of equalities: {@code type eq "work"} describes <code>{"type":
     * "work"}</code>.
     */
    public static ObjectNode described(Filter filter) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        describe(filter, described);
        return described;
    }

    private static void describe(Filter filter, ObjectNode described) {
        if (filter.getFilterType() == FilterType.EQUAL
                && FilterParts.path(filter).size() == 1) {
            described.set(FilterParts.element(FilterParts.path(filter), 0).getAttribute(), FilterParts.value(filter));
        } else if (filter.getFilterType() == FilterType.AND) {
            FilterParts.combined(filter).forEach(part -> describe(part, described));
        }
    }
}
