package ramscim.server.scim.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import ramscim.core.provisioning.Draft;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.scim.error.ScimRequestException;
import ramscim.server.scim.schema.ResourceSchema;

/**
 * A PATCH request that was read and can be applied to attributes, all of it or nothing (RFC 7644, section 3.5.2).
 *
 * <p>Where providers read the standard otherwise than it is written, this does what they mean: a value path without a match makes the
 * element that it describes, {@code add} to a single value replaces it, null and the empty string clear, a {@code remove} with values
 * removes just these, and what is not there is removed already.
 */
public final class Patch {
    private final ResourceSchema schema;
    private final List<PatchOperation> operations;

    private Patch(ResourceSchema schema, List<PatchOperation> operations) {
        this.schema = schema;
        this.operations = operations;
    }

    /** @throws ScimRequestException {@code invalidSyntax, invalidValue, noTarget} if the body is not a PATCH request */
    public static Patch read(ResourceSchema schema, ObjectNode body) {
        return new Patch(schema, PatchRequestReader.read(body));
    }

    /**
     * Makes a draft of what the operations make of a resource.
     *
     * @throws ScimRequestException {@code invalidPath, invalidValue, mutability, noTarget} if one of them cannot be applied
     */
    public Draft apply(ScimAttributes attributes, Supplier<Set<ResourceId>> members) {
        MembershipEdit memberships = new MembershipEdit(members);
        PatchApplication application = new PatchApplication(schema, attributes.toObjectNode(), memberships);
        ObjectNode resource = application.apply(operations);
        return new Draft(ScimAttributes.of(resource), memberships.changes(), application.password());
    }
}
