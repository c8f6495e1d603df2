package ramscim.scim.search;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import org.jspecify.annotations.Nullable;
import ramscim.scim.schema.ResourceSchema;

/** Evaluates filters on elements of one attribute: its sub-attributes say whether case counts. */
final class ElementEvaluator extends FilterEvaluator {
    private final AttributeDefinition attribute;

    ElementEvaluator(AttributeDefinition attribute) {
        this.attribute = attribute;
    }

    @Override
    protected @Nullable AttributeDefinition getAttributeDefinition(@Nullable Path path) {
        return path == null || path.size() != 1
                ? null
                : ResourceSchema.subAttribute(
                        attribute, FilterParts.element(path, 0).getAttribute());
    }
}
