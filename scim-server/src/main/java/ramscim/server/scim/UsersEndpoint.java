package ramscim.server.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Path;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.ResourceType;
import ramscim.server.audit.AuditTrail;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.store.ConfirmedResources;

/** {@code /Users}. */
@Path("Users")
public final class UsersEndpoint extends ResourceEndpoint {
    UsersEndpoint(
            ProvisioningEngine engine,
            ConfirmedResources resources,
            Representations representations,
            Searches searches,
            DryRunMode dryRun,
            AuditTrail record,
            int mostPatchOperations) {
        super(ResourceType.USER, engine, resources, representations, searches, dryRun, record, mostPatchOperations);
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
