package ramscim.server.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it came.
 *
 * @param headers by their names in lower case
 */
public record ScimAnswer(int status, Map<String, List<String>> headers, String body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The first value of a header; null if it is missing. */
    public @Nullable String header(String name) {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue().get(0);
            }
        }
        return null;
    }

    /** The body; missing if it is none or no JSON. */
    public JsonNode json() {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    public String text(String pointer) {
        return at(pointer).asText();
    }

    public String id() {
        return text("/id");
    }

    public ScimAnswer isStatus(int expected) {
        assertThat(status).as("the status of %s", body).isEqualTo(expected);
        return this;
    }

    /** A SCIM error in every respect (RFC 7644, section 3.12). */
    public ScimAnswer isError(int expected) {
        isStatus(expected);
        assertThat(header("Content-Type")).startsWith("application/scim+json");
        assertThat(at("/schemas/0").asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(at("/status").isTextual()).as("the status is text").isTrue();
        assertThat(text("/status")).isEqualTo(String.valueOf(expected));
        assertThat(text("/detail")).isNotBlank();
        return this;
    }

    public ScimAnswer isError(int expected, String scimType) {
        isError(expected);
        assertThat(text("/scimType")).isEqualTo(scimType);
        return this;
    }
}
