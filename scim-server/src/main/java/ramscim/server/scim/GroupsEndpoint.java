package ramscim.server.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Edit;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.ResourceType;
import ramscim.server.audit.AuditTrail;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.store.ConfirmedResources;

/** {@code /Groups}. */
@Path("Groups")
public final class GroupsEndpoint extends ResourceEndpoint {
    GroupsEndpoint(
            ProvisioningEngine engine,
            ConfirmedResources resources,
            Representations representations,
            Searches searches,
            DryRunMode dryRun,
            AuditTrail record,
            int mostPatchOperations) {
        super(ResourceType.GROUP, engine, resources, representations, searches, dryRun, record, mostPatchOperations);
    }

    @Override
    Edit replacement(ObjectNode body) {
        return new GroupReplacement(body);
    }

    /**
     * A group may be large: unless the client says what it wants to see, it sees nothing (RFC 7644, section 3.5.2,
     * permits 204).
     */
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
