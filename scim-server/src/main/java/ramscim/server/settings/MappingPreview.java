package ramscim.server.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Origin;
import ramscim.core.provisioning.DryRun;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.Passwords;
import ramscim.scim.schema.ResourceReader;
import ramscim.scim.schema.ServedSchemas;
import ramscim.server.admin.BadAdminRequestException;

/** What would become of a SCIM user, if it were created now. */
@Component
final class MappingPreview {
    private static final ResourceReader READER = new ResourceReader(ServedSchemas.user());
    private static final Origin ORIGIN = Origin.ofBridge("mapping-preview");

    private final DryRun dryRun;

    MappingPreview(DryRun dryRun) {
        this.dryRun = dryRun;
    }

    /**
     * @param createUser the parameters of CreateUser; empty if it would not be called, because the bridge has such a
     *     user
     * @param plan every call that changes RAM, in order
     * @param remarks what else there is to know
     */
    record Preview(Map<String, String> createUser, List<Call> plan, List<String> remarks) {}

    /** One of them, with its parameters as Alibaba Cloud names them. */
    record Call(String operation, Map<String, String> parameters) {}

    /** @throws BadAdminRequestException if the user would be refused; the message says why */
    Preview of(ObjectNode user) {
        try {
            DryRun.Plan plan = dryRun.create(ResourceType.USER, draft(user), ORIGIN);
            return new Preview(createUser(plan), calls(plan), plan.remarks());
        } catch (ScimRequestException | ProvisioningException e) {
            throw new BadAdminRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static Draft draft(ObjectNode user) {
        ObjectNode attributes = READER.read(user).toObjectNode();
        if (!attributes.path("active").isBoolean()) {
            attributes.put("active", true);
        }
        return Draft.of(ScimAttributes.of(attributes)).withPassword(Passwords.in(user));
    }

    private static List<Call> calls(DryRun.Plan plan) {
        return plan.calls().stream()
                .map(call ->
                        new Call(call.operation().action(), call.parameters().shown()))
                .toList();
    }

    private static Map<String, String> createUser(DryRun.Plan plan) {
        return plan.calls().stream()
                .filter(call -> call instanceof CreateUser)
                .findFirst()
                .map(call -> call.parameters().shown())
                .orElse(Map.of());
    }
}
