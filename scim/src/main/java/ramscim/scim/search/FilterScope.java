package ramscim.scim.search;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.types.AttributeDefinition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.scim.dialect.LegacySchemas;
import ramscim.scim.schema.ResourceSchema;

/** What the names in a filter refer to: the attributes of a resource, or the sub-attributes of one attribute. */
interface FilterScope {
    /** The attribute that a path leads to, or null if the schema has none. */
    @Nullable Found find(Path path);

    /**
     * @param path in the schema's spelling
     * @param definition that of the last name in the path
     */
    record Found(Path path, AttributeDefinition definition) {}

    /** What any of the types has, the first of them first. */
    static FilterScope of(List<ResourceSchema> schemas) {
        return path -> schemas.stream()
                .map(schema -> new OfResource(schema).find(path))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A complex attribute stands for its {@code value}. */
    static Found valueOf(Found found) {
        if (found.definition().getType() != AttributeDefinition.Type.COMPLEX) {
            return found;
        }
        AttributeDefinition value = ResourceSchema.subAttribute(found.definition(), "value");
        return value == null ? found : new Found(found.path().attribute(value.getName()), value);
    }

    static FilterScope within(AttributeDefinition attribute) {
        return new WithinAttribute(attribute);
    }

    record OfResource(ResourceSchema schema) implements FilterScope {
        @Override
        public @Nullable Found find(Path path) {
            String urn = urn(path);
            boolean core = urn.equalsIgnoreCase(schema.coreUrn());
            String extension = core ? null : schema.extensionUrn(urn);
            if (path.size() == 0 || (!core && extension == null)) {
                return null;
            }
            AttributeDefinition first =
                    schema.attribute(urn, FilterParts.element(path, 0).getAttribute());
            return first == null ? null : descend(Path.root(extension).attribute(first.getName()), first, path);
        }

        private String urn(Path path) {
            if (path.getSchemaUrn() != null) {
                return LegacySchemas.today(path.getSchemaUrn(), schema.coreUrn());
            }
            String meant = path.size() == 0
                    ? null
                    : schema.extensionMeant(FilterParts.element(path, 0).getAttribute());
            return meant == null ? schema.coreUrn() : meant;
        }

        private static @Nullable Found descend(Path found, AttributeDefinition first, Path path) {
            if (path.size() == 1) {
                return new Found(found, first);
            }
            AttributeDefinition sub = ResourceSchema.subAttribute(
                    first, FilterParts.element(path, 1).getAttribute());
            return sub == null || path.size() > 2 ? null : new Found(found.attribute(sub.getName()), sub);
        }
    }

    record WithinAttribute(AttributeDefinition attribute) implements FilterScope {
        @Override
        public @Nullable Found find(Path path) {
            if (path.size() != 1) {
                return null;
            }
            AttributeDefinition sub = ResourceSchema.subAttribute(
                    attribute, FilterParts.element(path, 0).getAttribute());
            return sub == null ? null : new Found(Path.root().attribute(sub.getName()), sub);
        }
    }
}
