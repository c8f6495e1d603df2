package ramscim.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ramscim.core.resource.ResourceId;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.AttributeValues;
import ramscim.scim.schema.ServedSchemas;

/** The values of the {@code members} attribute. */
public final class Members {
    private static final AttributeDefinition MEMBERS =
            Objects.requireNonNull(ServedSchemas.group().attribute("members"));

    private Members() {}

    /**
     * Whether a resource that has this value says nothing of its members; providers write so what they have not set.
     */
    public static boolean isUnset(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.textValue().isEmpty());
    }

    /**
     * The ids in a value of {@code members}.
     *
     * @throws ScimRequestException {@code invalidValue} if one is not the id of a user
     */
    public static List<ResourceId> ids(JsonNode value, String path) {
        read(value, path).forEach(member -> checkType(member, path));
        return named(value, path);
    }

    /**
     * The ids of whatever is named, users or not: who is not among them is not to be a member.
     *
     * @throws ScimRequestException {@code invalidValue} if one cannot be an id
     */
    public static List<ResourceId> named(JsonNode value, String path) {
        List<ResourceId> ids = new ArrayList<>();
        for (JsonNode member : read(value, path)) {
            ResourceId id = ResourceId.parse(member.path("value").asText(""));
            if (id == null) {
                throw invalid("'" + path + ".value' must be the id of a user of this service.");
            }
            ids.add(id);
        }
        return ids;
    }

    /**
     * As many members as were sent: elsewhere an element that says nothing is left out, but a list of such would empty
     * a group by mistake. Only the empty array is nobody.
     */
    private static JsonNode read(JsonNode value, String path) {
        JsonNode read = AttributeValues.read(MEMBERS, path, value);
        JsonNode members = read == null ? MissingNode.getInstance() : read;
        if (members.size() != (value.isArray() ? value.size() : 1)) {
            throw invalid("Each of '" + path + "' must have a 'value', the id of a user; nobody is [].");
        }
        return members;
    }

    private static void checkType(JsonNode member, String path) {
        if (member.path("type").asText("User").equalsIgnoreCase("Group")) {
            throw invalid("'" + path + "' must be users: a RAM group cannot have groups as members.");
        }
    }

    private static ScimRequestException invalid(String detail) {
        return new ScimRequestException(ScimProblem.INVALID_VALUE, detail, MEMBERS.getName());
    }

    /**
     * Those ids that can be ids of this service; a member that cannot be one is no member.
     *
     * @throws ScimRequestException {@code invalidValue} if one has no value
     */
    static List<ResourceId> knownIds(JsonNode value, String path) {
        List<ResourceId> ids = new ArrayList<>();
        for (JsonNode member : read(value, path)) {
            ResourceId id = ResourceId.parse(member.path("value").asText(""));
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** A member as it is answered, without its {@code $ref}. */
    public static ObjectNode element(ResourceId member) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", member.toString())
                .put("type", "User");
    }
}
