package ramscim.scim.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.ComplexValueFilter;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.server.utils.SchemaAwareFilterEvaluator;
import ramscim.scim.schema.ResourceSchema;

/**
 * Evaluates filters on resources. The SDK's evaluator would look for the names within a value path among the resource's
 * own.
 */
final class ResourceEvaluator extends SchemaAwareFilterEvaluator {
    ResourceEvaluator(ResourceSchema schema) {
        super(schema.resourceType());
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
