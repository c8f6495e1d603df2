package ramscim.scim.patch;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ServedSchemas;

/** Users before and after a PATCH; in the texts, single quotes stand for double ones. */
final class PatchedUsers {
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String RAM = "urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";

    private PatchedUsers() {}

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static ObjectNode patched(String resource, String operations) {
        return new Patch(ServedSchemas.user(), json("{'Operations': [" + operations + "]}"))
                .apply(ScimAttributes.of(json(resource)), Set::of)
                .attributes()
                .toObjectNode();
    }

    static ScimProblem problem(String resource, String operations) {
        return catchThrowableOfType(ScimRequestException.class, () -> patched(resource, operations))
                .problem();
    }
}
