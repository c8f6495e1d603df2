package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.schema.Passwords;
import ramscim.scim.schema.ResourceReader;
import ramscim.scim.schema.ServedSchemas;

/** What a PUT makes of a user; as far as can be, each attribute that cannot be read is as it was. */
final class UserReplacement implements Edit {
    private static final ResourceReader READER = new ResourceReader(ServedSchemas.user());

    private final ObjectNode body;

    UserReplacement(ObjectNode body) {
        this.body = body;
    }

    @Override
    public Draft apply(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        return Draft.of(READER.read(body)).withPassword(Passwords.in(body));
    }

    @Override
    public @Nullable Draft asFarAsCanBe(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        ScimAttributes attributes = READER.readWhatCanBe(body, newest);
        return attributes == null ? null : Draft.of(attributes);
    }
}
