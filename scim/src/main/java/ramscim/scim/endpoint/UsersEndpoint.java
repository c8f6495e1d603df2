package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Path;
import java.util.List;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.provisioning.DryRun;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.ConfirmedMemberships;
import ramscim.core.store.ConfirmedResources;

/** {@code /Users}. */
@Path("Users")
public final class UsersEndpoint extends ResourceEndpoint {
    private final ConfirmedMemberships memberships;
    private final CurrentRequest request;

    UsersEndpoint(
            ProvisioningEngine engine,
            DryRun dryRun,
            ConfirmedResources resources,
            ConfirmedMemberships memberships,
            Representations representations,
            Searches searches,
            CurrentRequest request,
            int mostPatchOperations) {
        super(ResourceType.USER, engine, dryRun, resources, representations, searches, request, mostPatchOperations);
        this.memberships = memberships;
        this.request = request;
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

    @Override
    void done(ConfirmedResource user, ObjectNode body) {
        IgnoredGroups ignored = IgnoredGroups.in(body);
        if (!ignored.isEmpty()) {
            String words =
                    ignored.toldBeside(memberships.groups(List.of(user.id())).getOrDefault(user.id(), List.of()));
            request.ignored(user, words, IgnoredGroups.BEGINNING);
        }
    }
}
