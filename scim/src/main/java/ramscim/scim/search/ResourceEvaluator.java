package ramscim.scim.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.ComplexValueFilter;
import com.unboundid.scim2.common.filters.EqualFilter;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.server.utils.SchemaAwareFilterEvaluator;
import java.util.Locale;
import java.util.Set;
import ramscim.core.resource.Names;
import ramscim.scim.schema.ResourceSchema;

/**
 * Evaluates filters on resources. The SDK's evaluator would look for the names within a value path among the resource's
 * own.
 */
final class ResourceEvaluator extends SchemaAwareFilterEvaluator {
    private static final Set<String> NAMES = Set.of("userName", "displayName");

    ResourceEvaluator(ResourceSchema schema) {
        super(schema.resourceType());
    }

    /** A name is found however it is written that it may not be there twice. */
    @Override
    public Boolean visit(EqualFilter filter, JsonNode resource) throws ScimException {
        Path path = FilterParts.path(filter);
        boolean named = path.size() == 1
                && path.getSchemaUrn() == null
                && NAMES.contains(FilterParts.element(path, 0).getAttribute())
                && FilterParts.value(filter).isTextual();
        if (!named) {
            return super.visit(filter, resource);
        }
        String name = resource.path(FilterParts.element(path, 0).getAttribute()).asText();
        String sought = FilterParts.value(filter).asText();
        return !name.isEmpty() && key(name).equals(key(sought));
    }

    /** As the store has it, so that it does not matter which of the two is asked. */
    private static String key(String name) {
        return Names.canonical(name).toLowerCase(Locale.ROOT);
    }

    @Override
    public Boolean visit(ComplexValueFilter filter, JsonNode resource) throws ScimException {
        AttributeDefinition attribute = getAttributeDefinition(FilterParts.path(filter));
        if (attribute == null) {
            return false;
        }
        Filter inner = FilterParts.inner(filter);
        ElementEvaluator elements = new ElementEvaluator(attribute);
        for (JsonNode found : JsonUtils.findMatchingPaths(FilterParts.path(filter), (ObjectNode) resource)) {
            for (JsonNode element : found.isArray()
                    ? found
                    : JsonUtils.getJsonNodeFactory().arrayNode().add(found)) {
                if (inner.visit(elements, element)) {
                    return true;
                }
            }
        }
        return false;
    }
}
