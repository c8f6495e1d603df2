package ramscim.core.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a SCIM resource, as the client set them and the schema spells them: without {@code id}, {@code meta} and
 * {@code schemas}, without read-only and never-returned attributes, without nulls and empty arrays; extensions under their URNs. Immutable.
 */
public final class ScimAttributes {
    /** The extension schema for what only RAM has. */
    public static final String RAM_EXTENSION = "urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode node;

    /** Written once, whoever needs it: it goes into several tables. */
    private volatile @Nullable String json;

    private ScimAttributes(ObjectNode node) {
        this.node = node;
    }

    public static ScimAttributes of(ObjectNode node) {
        return new ScimAttributes(node.deepCopy());
    }

    public static ScimAttributes fromJson(String json) {
        try {
            return new ScimAttributes((ObjectNode) JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("stored attributes are not JSON", e);
        }
    }

    public String toJson() {
        String written = json;
        if (written == null) {
            written = node.toString();
            json = written;
        }
        return written;
    }

    /** A copy that the caller may change. */
    public ObjectNode toObjectNode() {
        return node.deepCopy();
    }

    /** The value of a top-level attribute or extension; a missing node if there is none. To be read only. */
    public JsonNode get(String name) {
        return node.path(name);
    }

    /** Whether the user may get in: one of whom nothing is said may. */
    public boolean isActive() {
        return node.path("active").asBoolean(true);
    }

    /** These, and who is active only if {@code active} says so; nothing changes where they say themselves. */
    public ScimAttributes activeUnlessSaid(boolean active) {
        return node.path("active").isBoolean()
                ? this
                : new ScimAttributes(toObjectNode().put("active", active));
    }

    /** A top-level string, or null if it is missing or blank. */
    public @Nullable String text(String name) {
        return text(node.path(name));
    }

    /** The string in a node, or null if it is none or blank. */
    public static @Nullable String text(JsonNode value) {
        String text = value.textValue();
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScimAttributes that && node.equals(that.node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    /** Says nothing about the person: the attributes may not reach a log. */
    @Override
    public String toString() {
        return "ScimAttributes[" + node.size() + " attributes]";
    }
}
