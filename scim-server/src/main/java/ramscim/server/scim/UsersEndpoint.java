package ramscim.server.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.function.Supplier;
import ramscim.core.provisioning.Draft;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.scim.schema.Passwords;
import ramscim.server.scim.schema.ResourceReader;
import ramscim.server.scim.schema.ServedSchemas;
import ramscim.server.store.ConfirmedResources;

/** {@code /Users}. */
@Path("Users")
public final class UsersEndpoint extends ResourceEndpoint {
    private static final ResourceReader READER = new ResourceReader(ServedSchemas.user());

    UsersEndpoint(
            ProvisioningEngine engine,
            ConfirmedResources resources,
            Representations representations,
            Searches searches,
            DryRunMode dryRun) {
        super(ResourceType.USER, engine, resources, representations, searches, dryRun);
    }

    @Override
    Draft created(ObjectNode body) {
        return Draft.of(withActive(READER.read(body), true)).withPassword(Passwords.in(body));
    }

    /** A replacement that does not say whether the user is active leaves that as it is: it must not bring a leaver back. */
    @Override
    Draft replaced(ScimAttributes current, Supplier<Set<ResourceId>> members, ObjectNode body) {
        boolean active = current.get("active").asBoolean(true);
        return Draft.of(withActive(READER.read(body), active)).withPassword(Passwords.in(body));
    }

    private static ScimAttributes withActive(ScimAttributes attributes, boolean active) {
        if (attributes.get("active").isBoolean()) {
            return attributes;
        }
        return ScimAttributes.of(attributes.toObjectNode().put("active", active));
    }
}
