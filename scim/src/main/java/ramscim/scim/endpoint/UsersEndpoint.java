package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Path;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.provisioning.DryRun;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.ConfirmedResources;

/** {@code /Users}. */
@Path("Users")
public final class UsersEndpoint extends ResourceEndpoint {
    UsersEndpoint(
            ProvisioningEngine engine,
            DryRun dryRun,
            ConfirmedResources resources,
            Representations representations,
            Searches searches,
            CurrentRequest request,
            int mostPatchOperations) {
        super(ResourceType.USER, engine, dryRun, resources, representations, searches, request, mostPatchOperations);
    }

    @Override
    Draft created(ObjectNode body) {
        Draft draft = super.created(body);
        return new Draft(draft.attributes().activeUnlessSaid(true), draft.memberships(), draft.password());
    }

    @Override
    Edit replacement(ObjectNode body) {
        return new UserReplacement(body);
    }
}
