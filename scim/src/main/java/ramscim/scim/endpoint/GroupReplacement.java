package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.patch.Members;
import ramscim.scim.patch.MembershipEdit;
import ramscim.scim.schema.Extent;
import ramscim.scim.schema.ResourceReader;
import ramscim.scim.schema.ServedSchemas;

/**
 * What a PUT makes of a group. One that does not speak of members leaves them as they are: taking them all out by
 * silence costs people their access. As far as can be, it leaves them as well if one of them cannot be read.
 */
final class GroupReplacement implements Edit {
    private static final String MEMBERS = "members";
    private static final ResourceReader READER = new ResourceReader(ServedSchemas.group());

    private final ObjectNode body;

    GroupReplacement(ObjectNode body) {
        this.body = body;
    }

    @Override
    public Draft apply(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        return draft(READER.read(body), members, Extent.ALL_OR_NOTHING);
    }

    @Override
    public @Nullable Draft asFarAsCanBe(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        ScimAttributes read = READER.readWhatCanBe(body, newest);
        return read == null ? null : draft(read, members, Extent.ALL_THAT_CAN_BE);
    }

    private Draft draft(ScimAttributes read, Supplier<Set<ResourceId>> members, Extent extent) {
        ObjectNode attributes = read.toObjectNode();
        attributes.remove(MEMBERS);
        MembershipEdit memberships = new MembershipEdit(members);
        JsonNode exactly = said();
        if (exactly != null && !Members.isUnset(exactly)) {
            extent.attempt(
                    () -> memberships.replace(Members.ids(exactly, MEMBERS)),
                    () -> extent.attempt(() -> memberships.replace(Members.named(exactly, MEMBERS))));
        }
        return new Draft(ScimAttributes.of(attributes), memberships.changes());
    }

    private @Nullable JsonNode said() {
        for (var entry : body.properties()) {
            if (entry.getKey().equalsIgnoreCase(MEMBERS)) {
                return entry.getValue();
            }
        }
        return null;
    }
}
