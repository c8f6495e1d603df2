package ramscim.scim.endpoint;

import static com.unboundid.scim2.common.utils.ApiConstants.MEDIA_TYPE_SCIM;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Edit;
import ramscim.core.provisioning.DryRun;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.ConfirmedMemberships;
import ramscim.core.store.ConfirmedResources;

/** {@code /Groups}. */
@Path("Groups")
public final class GroupsEndpoint extends ResourceEndpoint {
    /** Of a group that is answered whole where less would do. */
    private static final int MOST_MEMBERS = 200;

    private final ConfirmedMemberships memberships;

    GroupsEndpoint(
            ProvisioningEngine engine,
            DryRun dryRun,
            ConfirmedResources resources,
            ConfirmedMemberships memberships,
            Representations representations,
            Searches searches,
            CurrentRequest request,
            int mostPatchOperations) {
        super(ResourceType.GROUP, engine, dryRun, resources, representations, searches, request, mostPatchOperations);
        this.memberships = memberships;
    }

    @Override
    Edit replacement(ObjectNode body) {
        return new GroupReplacement(body);
    }

    /**
     * Clients want to see what they made of a group, and a group may be large: unless it is small or the client says
     * what it wants to see, it sees nothing (RFC 7644, section 3.5.2, permits both). Client libraries ask also an empty
     * answer for its type.
     */
    @Override
    Response patched(ConfirmedResource group, AttributeSelection selection, UriInfo uri) {
        if (uri.getQueryParameters().containsKey("attributes") || !selection.wants("members") || isSmall(group)) {
            return super.patched(group, selection, uri);
        }
        return Response.noContent()
                .header(HttpHeaders.ETAG, EntityTags.of(group.version()))
                .type(MEDIA_TYPE_SCIM)
                .build();
    }

    private boolean isSmall(ConfirmedResource group) {
        return !memberships.hasMoreThan(group.id(), MOST_MEMBERS);
    }
}
