package ramscim.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.scim.dialect.BooleanStrings;
import ramscim.scim.dialect.WrappedValues;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/**
 * Reads values of attributes as clients send them into the form that is kept: of the type that the schema says, names
 * in the schema's spelling, without what is read-only, unknown or unassigned (RFC 7643, section 2.5: null, the empty
 * array, and here the empty string).
 */
public final class AttributeValues {
    /** Of an attribute of a person or a group. */
    public static final int MOST_VALUES = 1_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** An element that has nothing but these describes nothing. */
    private static final Set<String> LABELS = Set.of("type", "primary", "display");

    private static final String VALUE = "value";

    private AttributeValues() {}

    /**
     * The value of a whole attribute.
     *
     * @param path the attribute's name for messages
     * @return null if it is unassigned
     * @throws ScimRequestException {@code invalidValue} if it has another type than the schema says
     */
    public static @Nullable JsonNode read(AttributeDefinition definition, String path, JsonNode value) {
        return definition.isMultiValued() ? readAll(definition, path, value) : readOne(definition, path, value);
    }

    /** One value of an attribute: the whole of a single-valued one, an element of a multi-valued one. */
    public static @Nullable JsonNode readOne(AttributeDefinition definition, String path, JsonNode value) {
        JsonNode single = WrappedValues.unwrapArray(value);
        if (isUnassigned(single)) {
            return null;
        }
        return switch (definition.getType()) {
            case COMPLEX -> readComplex(definition, path, object(definition, single));
            case BOOLEAN -> readBoolean(path, single);
            case STRING, REFERENCE, BINARY, DATETIME -> readString(path, single);
            case INTEGER, DECIMAL -> readNumber(path, single);
        };
    }

    /**
     * Whether nothing is said by a value of whatever type: providers write null, the empty string, the empty array and
     * the empty object for what they have not.
     */
    public static boolean isUnassigned(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isContainerNode() && value.isEmpty());
    }

    /**
     * The object that a value of a complex attribute stands for. A bare string is its {@code value}: Entra sends the id
     * of a manager so, and its reference requests members; a bare number is one where there is one value.
     */
    public static JsonNode object(AttributeDefinition definition, JsonNode value) {
        JsonNode object = WrappedValues.unwrapObject(value);
        boolean bare = object.isTextual() || (object.isNumber() && !definition.isMultiValued());
        return bare && !object.asText().isEmpty() && ResourceSchema.subAttribute(definition, VALUE) != null
                ? NODES.objectNode().put(VALUE, object.asText())
                : object;
    }

    private static @Nullable JsonNode readAll(AttributeDefinition definition, String path, JsonNode value) {
        JsonNode values = value.isObject() ? NODES.arrayNode().add(value) : value;
        if (isUnassigned(values)) {
            return null;
        }
        if (!values.isArray()) {
            throw invalid(path, "must be an array");
        }
        checkCount(definition, path, values.size());
        ArrayNode all = NODES.arrayNode();
        for (JsonNode element : values) {
            JsonNode one = readElement(definition, path, element);
            if (one != null) {
                all.add(one);
            }
        }
        ArrayNode once = isOfMembers(definition) ? all : ElementIdentity.once(definition, all);
        checkPrimary(path, once);
        return once.isEmpty() ? null : once;
    }

    /**
     * Members of a group may be any number; they are kept apart.
     *
     * @throws ScimRequestException {@code invalidValue} if an attribute has more values than anybody means
     */
    public static void checkCount(AttributeDefinition definition, String path, int count) {
        if (count > MOST_VALUES && !isOfMembers(definition)) {
            throw invalid(path, "may have at most " + MOST_VALUES + " values");
        }
    }

    private static @Nullable JsonNode readElement(AttributeDefinition definition, String path, JsonNode element) {
        if (element.isArray() && !WrappedValues.unwrapArray(element).isObject()) {
            throw invalid(path, "must be an object");
        }
        boolean labelled = ResourceSchema.subAttribute(definition, "display") != null;
        JsonNode one = readOne(definition, path, labelled ? WrappedValues.unwrapValue(element) : element);
        return one == null || isOnlyLabels(one) ? null : one;
    }

    private static boolean isOfMembers(AttributeDefinition definition) {
        return definition.getName().equals("members");
    }

    /** Whether an element says of what kind it is, but not what it is. */
    public static boolean isOnlyLabels(JsonNode element) {
        if (!element.isObject()) {
            return false;
        }
        for (var names = element.fieldNames(); names.hasNext(); ) {
            if (!LABELS.contains(names.next())) {
                return false;
            }
        }
        return true;
    }

    private static void checkPrimary(String path, ArrayNode all) {
        int primaries = 0;
        for (JsonNode element : all) {
            primaries += element.path("primary").asBoolean() ? 1 : 0;
        }
        if (primaries > 1) {
            throw invalid(path, "must not have more than one primary value");
        }
    }

    private static @Nullable JsonNode readComplex(AttributeDefinition definition, String path, JsonNode value) {
        if (!value.isObject()) {
            throw invalid(path, "must be an object");
        }
        ObjectNode complex = NODES.objectNode();
        value.properties().forEach(entry -> {
            AttributeDefinition sub = ResourceSchema.subAttribute(definition, entry.getKey());
            if (sub != null && sub.getMutability() != Mutability.READ_ONLY) {
                JsonNode read = read(sub, path + "." + sub.getName(), entry.getValue());
                if (read != null) {
                    complex.set(sub.getName(), read);
                }
            }
        });
        checkRequired(definition.getSubAttributes(), path, complex);
        return complex.isEmpty() ? null : complex;
    }

    private static void checkRequired(
            @Nullable Collection<AttributeDefinition> subAttributes, String path, ObjectNode complex) {
        if (subAttributes == null || complex.isEmpty()) {
            return;
        }
        for (AttributeDefinition sub : subAttributes) {
            if (sub.isRequired() && !complex.has(sub.getName())) {
                throw invalid(path + "." + sub.getName(), "is required");
            }
        }
    }

    private static BooleanNode readBoolean(String path, JsonNode value) {
        BooleanNode read = BooleanStrings.read(value);
        if (read == null) {
            throw invalid(path, "must be true or false");
        }
        return read;
    }

    private static @Nullable JsonNode readString(String path, JsonNode value) {
        if (!value.isTextual()) {
            throw invalid(path, "must be a string");
        }
        String text = value.textValue();
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw invalid(path, "must be well-formed Unicode text without U+0000");
        }
        return text.isEmpty() ? null : TextNode.valueOf(text);
    }

    private static JsonNode readNumber(String path, JsonNode value) {
        if (!value.isNumber()) {
            throw invalid(path, "must be a number");
        }
        return value;
    }

    private static ScimRequestException invalid(String path, String rule) {
        return new ScimRequestException(ScimProblem.INVALID_VALUE, "'" + path + "' " + rule + ".", path);
    }
}
