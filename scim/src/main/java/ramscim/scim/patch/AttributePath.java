package ramscim.scim.patch;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import org.jspecify.annotations.Nullable;
import ramscim.scim.dialect.DottedUrns;
import ramscim.scim.dialect.LegacySchemas;
import ramscim.scim.error.ParserWords;
import ramscim.scim.error.Quoted;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.AttributeNames;
import ramscim.scim.schema.ResourceSchema;
import ramscim.scim.search.FilterParts;
import ramscim.scim.search.Filters;

/**
 * The attribute that a PATCH operation names (RFC 7644, figure 7).
 *
 * @param extension the URN of the extension that has it; null: the core schema
 * @param filter which values of a multi-valued attribute; null: all
 * @param subAttribute null: the whole
 * @param text the path in the schema's spelling, for messages
 */
record AttributePath(
        @Nullable String extension,
        AttributeDefinition attribute,
        @Nullable Filter filter,
        @Nullable AttributeDefinition subAttribute,
        String text) {

    /**
     * Reads a path.
     *
     * @return null if it leads into an extension that is not served, which is ignored: Entra's custom mappings do that
     * @throws ScimRequestException {@code invalidPath}
     */
    static @Nullable AttributePath read(ResourceSchema schema, String sent) {
        String text = DottedUrns.withColons(sent);
        Path path = parse(text);
        String urn = path.getSchemaUrn() == null ? null : LegacySchemas.today(path.getSchemaUrn(), schema.coreUrn());
        boolean core = urn == null || urn.equalsIgnoreCase(schema.coreUrn());
        String extension = core || urn == null ? null : schema.extensionUrn(urn);
        if (urn == null && path.size() > 0) {
            extension = schema.extensionMeant(FilterParts.element(path, 0).getAttribute());
        }
        if (!core && extension == null) {
            return null;
        }
        if (path.size() == 0 || path.size() > 2) {
            throw invalid(text, "names no attribute");
        }
        return resolve(schema, extension, path, text);
    }

    private static Path parse(String text) {
        if (!AttributeNames.areShort(text)) {
            throw invalid(text, "is too long: names have at most " + AttributeNames.LONGEST + " characters together");
        }
        try {
            return Path.fromString(Filters.quoteBareValuesInPath(text));
        } catch (BadRequestException e) {
            throw invalid(text, "cannot be read: " + ParserWords.of(e));
        }
    }

    private static AttributePath resolve(ResourceSchema schema, @Nullable String extension, Path path, String text) {
        Path.Element first = FilterParts.element(path, 0);
        AttributeDefinition attribute =
                schema.attribute(extension == null ? schema.coreUrn() : extension, first.getAttribute());
        if (attribute == null) {
            throw invalid(text, "names an attribute that the schema does not have");
        }
        Filter filter =
                first.getValueFilter() == null ? null : Filters.canonicalValueFilter(attribute, first.getValueFilter());
        AttributeDefinition sub = path.size() == 1 ? null : subAttribute(attribute, FilterParts.element(path, 1), text);
        if (filter != null && !attribute.isMultiValued()) {
            throw invalid(text, "has a filter, but '" + attribute.getName() + "' has one value only");
        }
        String name = (extension == null ? "" : extension + ":")
                + attribute.getName()
                + (sub == null ? "" : "." + sub.getName());
        return new AttributePath(extension, attribute, filter, sub, name);
    }

    private static AttributeDefinition subAttribute(AttributeDefinition attribute, Path.Element element, String text) {
        AttributeDefinition sub = ResourceSchema.subAttribute(attribute, element.getAttribute());
        if (sub == null || element.getValueFilter() != null) {
            throw invalid(text, "names a sub-attribute that '" + attribute.getName() + "' does not have");
        }
        return sub;
    }

    boolean isReadOnly() {
        return attribute.getMutability() == AttributeDefinition.Mutability.READ_ONLY
                || (subAttribute != null && subAttribute.getMutability() == AttributeDefinition.Mutability.READ_ONLY);
    }

    /** Whether a resource, or a value of it, must have what the path leads to. */
    boolean isRequired() {
        return subAttribute == null ? attribute.isRequired() : subAttribute.isRequired();
    }

    /** The password of a user, which no resource has among its attributes. */
    boolean isPassword() {
        return extension == null && attribute.getName().equals("password");
    }

    /** Passwords are not kept, and {@code schemas} follows from the other attributes. */
    boolean isKept() {
        return attribute.getReturned() != AttributeDefinition.Returned.NEVER
                && !attribute.getName().equals("schemas");
    }

    private static ScimRequestException invalid(String path, String what) {
        return new ScimRequestException(ScimProblem.INVALID_PATH, "The path " + Quoted.of(path) + " " + what + ".");
    }
}
