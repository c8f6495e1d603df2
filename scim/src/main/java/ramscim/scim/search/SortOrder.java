package ramscim.scim.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.scim.dialect.DottedUrns;
import ramscim.scim.error.Quoted;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.AttributeNames;
import ramscim.scim.schema.ResourceSchema;

/**
 * An attribute to sort by (RFC 7644, section 3.4.2.3). A complex attribute is sorted by its {@code value}, a
 * multi-valued one by its primary value, else its first; resources without a value come last, and first in descending
 * order.
 */
public final class SortOrder {
    private static final Comparator<@Nullable String> ASCENDING = Comparator.nullsLast(Comparator.naturalOrder());

    private final Path path;
    private final AttributeDefinition definition;
    private final Comparator<@Nullable String> order;

    private SortOrder(FilterScope.Found attribute, boolean descending) {
        this.path = attribute.path();
        this.definition = attribute.definition();
        this.order = descending ? ASCENDING.reversed() : ASCENDING;
    }

    /** @throws ScimRequestException {@code invalidPath} if no such attribute can be sorted by */
    public static SortOrder read(List<ResourceSchema> schemas, String sortBy, boolean descending) {
        try {
            FilterScope.Found found = AttributeNames.areShort(sortBy)
                    ? FilterScope.of(schemas).find(Path.fromString(DottedUrns.withColons(sortBy)))
                    : null;
            FilterScope.Found valued = found == null ? null : FilterScope.valueOf(found);
            if (valued != null && valued.definition().getType() != Type.COMPLEX) {
                return new SortOrder(valued, descending);
            }
        } catch (BadRequestException e) {
            // No path at all is no attribute either.
        }
        throw new ScimRequestException(
                ScimProblem.INVALID_PATH, "Resources cannot be sorted by " + Quoted.of(sortBy) + ".");
    }

    Comparator<@Nullable String> order() {
        return order;
    }

    Set<String> attributes() {
        return SearchQuery.first(path);
    }

    /** What a resource is sorted by, in a form that sorts as text; null if it has no value. */
    @Nullable String key(JsonNode resource) {
        JsonNode value = path.getSchemaUrn() == null ? resource : resource.path(path.getSchemaUrn());
        for (int i = 0; i < path.size(); i++) {
            value = single(value.path(FilterParts.element(path, i).getAttribute()));
        }
        return value.isValueNode() && !value.isNull() ? comparable(value) : null;
    }

    private static JsonNode single(JsonNode value) {
        if (!value.isArray()) {
            return value;
        }
        for (JsonNode element : value) {
            if (element.path("primary").asBoolean()) {
                return element;
            }
        }
        return value.path(0);
    }

    private String comparable(JsonNode value) {
        return switch (definition.getType()) {
            case DATETIME -> instant(value.asText());
            case INTEGER, DECIMAL -> "%+030.9f".formatted(value.asDouble());
            case STRING, BOOLEAN, REFERENCE, BINARY, COMPLEX ->
                definition.isCaseExact() ? value.asText() : value.asText().toLowerCase(Locale.ROOT);
        };
    }

    private static String instant(String text) {
        try {
            return "%+020d".formatted(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            return text;
        }
    }
}
