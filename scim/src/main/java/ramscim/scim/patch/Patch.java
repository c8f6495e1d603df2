package ramscim.scim.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.Extent;
import ramscim.scim.schema.ResourceSchema;

/**
 * What a PATCH request makes of a resource, all of it or nothing (RFC 7644, section 3.5.2).
 *
 * <p>Where providers read the standard otherwise than it is written, this does what they mean: a value path without a
 * match makes the element that it describes, {@code add} to a single value replaces it, null and the empty string
 * clear, a {@code remove} with values removes just these, and what is not there is removed already.
 *
 * <p>As far as can be, it is what each operation makes of the resource that can be applied, and each attribute of an
 * operation without a path.
 */
public record Patch(ResourceSchema schema, ObjectNode body) implements Edit {
    /**
     * The PATCH of a request that may be no larger than that.
     *
     * @param mostOperations those on members of a group apart
     * @throws ScimRequestException if it is
     */
    public static Patch of(ResourceSchema schema, ObjectNode body, int mostOperations) {
        PatchRequestReader.checkSize(body, mostOperations);
        return new Patch(schema, body);
    }

    /**
     * @throws ScimRequestException {@code invalidSyntax, invalidPath, invalidValue, mutability, noTarget} if an
     *     operation cannot be applied
     */
    @Override
    public Draft apply(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        return apply(newest, members, Extent.ALL_OR_NOTHING);
    }

    @Override
    public @Nullable Draft asFarAsCanBe(ScimAttributes newest, Supplier<Set<ResourceId>> members) {
        try {
            return apply(newest, members, Extent.ALL_THAT_CAN_BE);
        } catch (RuntimeException noPatch) {
            return null;
        }
    }

    private Draft apply(ScimAttributes newest, Supplier<Set<ResourceId>> members, Extent extent) {
        MembershipEdit memberships = new MembershipEdit(members);
        PatchApplication application = new PatchApplication(schema, newest.toObjectNode(), memberships, extent);
        ObjectNode resource = application.apply(PatchRequestReader.read(body, extent));
        return new Draft(ScimAttributes.of(resource), memberships.changes(), application.password());
    }

    /** Says nothing of the body, which may have a password. */
    @Override
    public String toString() {
        return "Patch of a " + schema.resourceType().getName();
    }
}
