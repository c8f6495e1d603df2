package ramscim.server.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.provisioning.ConfirmedResource;
import ramscim.core.provisioning.Draft;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.scim.patch.Members;
import ramscim.server.scim.patch.MembershipEdit;
import ramscim.server.scim.schema.ResourceReader;
import ramscim.server.scim.schema.ServedSchemas;
import ramscim.server.store.ConfirmedResources;

/** {@code /Groups}. */
@Path("Groups")
public final class GroupsEndpoint extends ResourceEndpoint {
    private static final String MEMBERS = "members";
    private static final ResourceReader READER = new ResourceReader(ServedSchemas.group());

    GroupsEndpoint(
            ProvisioningEngine engine,
            ConfirmedResources resources,
            Representations representations,
            Searches searches,
            DryRunMode dryRun) {
        super(ResourceType.GROUP, engine, resources, representations, searches, dryRun);
    }

    @Override
    Draft created(ObjectNode body) {
        return draft(body, new MembershipEdit(Set::of));
    }

    /** A replacement that does not speak of members leaves them as they are: taking them all out by silence costs people their access. */
    @Override
    Draft replaced(ScimAttributes current, Supplier<Set<ResourceId>> members, ObjectNode body) {
        return draft(body, new MembershipEdit(members));
    }

    private static Draft draft(ObjectNode body, MembershipEdit memberships) {
        ObjectNode attributes = READER.read(body).toObjectNode();
        attributes.remove(MEMBERS);
        JsonNode members = members(body);
        if (members != null && !Members.isUnset(members)) {
            memberships.replace(Members.ids(members, MEMBERS));
        }
        return new Draft(ScimAttributes.of(attributes), memberships.changes());
    }

    private static @Nullable JsonNode members(ObjectNode body) {
        for (var entry : body.properties()) {
            if (entry.getKey().equalsIgnoreCase(MEMBERS)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** A group may be large: unless the client says what it wants to see, it sees nothing (RFC 7644, section 3.5.2, permits 204). */
    @Override
    Response patched(ConfirmedResource group, AttributeSelection selection, UriInfo uri) {
        if (uri.getQueryParameters().containsKey("attributes")) {
            return super.patched(group, selection, uri);
        }
        return Response.noContent()
                .header(HttpHeaders.ETAG, EntityTags.of(group.version()))
                .build();
    }
}
