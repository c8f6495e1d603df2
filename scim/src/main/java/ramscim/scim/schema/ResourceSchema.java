package ramscim.scim.schema;

import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.utils.SchemaUtils;
import com.unboundid.scim2.server.utils.ResourceTypeDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One resource type with its schemas: finds the definition of an attribute by a name in any case. */
public final class ResourceSchema {
    private final ResourceTypeDefinition resourceType;
    private final SchemaResource core;
    private final List<SchemaResource> extensions;
    private final Map<String, Map<String, AttributeDefinition>> attributes = new TreeMap<>();
    private final List<String> neverReturned;

    ResourceSchema(
            String name, String endpoint, String description, SchemaResource core, List<SchemaResource> extensions) {
        ResourceTypeDefinition.Builder builder = new ResourceTypeDefinition.Builder(name, endpoint)
                .setDescription(description)
                .setCoreSchema(core);
        extensions.forEach(builder::addOptionalSchemaExtension);
        this.resourceType = builder.build();
        this.core = core;
        this.extensions = List.copyOf(extensions);
        List<AttributeDefinition> coreAttributes = new ArrayList<>(SchemaUtils.COMMON_ATTRIBUTE_DEFINITIONS);
        coreAttributes.addAll(core.getAttributes());
        this.attributes.put(key(core.getId()), byName(coreAttributes));
        extensions.forEach(extension ->
                this.attributes.put(key(String.valueOf(extension.getId())), byName(extension.getAttributes())));
        this.neverReturned = coreAttributes.stream()
                .filter(attribute -> attribute.getReturned() == AttributeDefinition.Returned.NEVER)
                .map(AttributeDefinition::getName)
                .toList();
    }

    private static Map<String, AttributeDefinition> byName(Collection<AttributeDefinition> definitions) {
        Map<String, AttributeDefinition> byName = new TreeMap<>();
        definitions.forEach(definition -> byName.put(key(definition.getName()), definition));
        return byName;
    }

    private static String key(@Nullable String name) {
        return String.valueOf(name).toLowerCase(Locale.ROOT);
    }

    /** The resource type as the SDK knows it. */
    public ResourceTypeDefinition resourceType() {
        return resourceType;
    }

    /** The core schema, then its extensions in the order in which they are served. */
    public List<SchemaResource> schemas() {
        List<SchemaResource> all = new ArrayList<>(extensions.size() + 1);
        all.add(core);
        all.addAll(extensions);
        return all;
    }

    public String coreUrn() {
        return String.valueOf(core.getId());
    }

    /** The attributes of the core schema that no answer shows (RFC 7643, section 2.2). */
    public List<String> neverReturned() {
        return neverReturned;
    }

    /** The URNs of the extensions. */
    public List<String> extensionUrns() {
        return extensions.stream().map(e -> String.valueOf(e.getId())).toList();
    }

    /** The URN of an extension in the schema's spelling, or null if this type has no such extension. */
    public @Nullable String extensionUrn(String urn) {
        return extensionUrns().stream()
                .filter(urn::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
    }

    /**
     * The extension that a name without a URN means: providers leave the URN of the enterprise extension away where the
     * core schema has no such attribute, as Microsoft's reference check does with {@code manager}.
     *
     * @return null if the core schema has it, or that extension has not
     */
    public @Nullable String extensionMeant(String name) {
        boolean meant = attribute(name) == null && attribute(ServedSchemas.ENTERPRISE_USER, name) != null;
        return meant ? ServedSchemas.ENTERPRISE_USER : null;
    }

    /** The names of an extension's attributes, behind its URN; none if this type has no such extension. */
    public List<String> extensionAttributes(String urn) {
        return extensions.stream()
                .filter(extension -> urn.equalsIgnoreCase(extension.getId()))
                .flatMap(extension -> extension.getAttributes().stream())
                .map(attribute -> urn + ":" + attribute.getName())
                .toList();
    }

    /** A common or core attribute, or null. */
    public @Nullable AttributeDefinition attribute(String name) {
        return attribute(coreUrn(), name);
    }

    /** An attribute of the core schema or of an extension, or null. */
    public @Nullable AttributeDefinition attribute(String urn, String name) {
        Map<String, AttributeDefinition> schema = attributes.get(key(urn));
        return schema == null ? null : schema.get(key(name));
    }

    /** A sub-attribute, or null. */
    public static @Nullable AttributeDefinition subAttribute(AttributeDefinition attribute, String name) {
        Collection<AttributeDefinition> subAttributes = attribute.getSubAttributes();
        if (subAttributes == null) {
            return null;
        }
        return subAttributes.stream()
                .filter(sub -> name.equalsIgnoreCase(sub.getName()))
                .findFirst()
                .orElse(null);
    }
}
