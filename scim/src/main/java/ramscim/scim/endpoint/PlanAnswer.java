package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import ramscim.core.directory.RamCall;
import ramscim.core.provisioning.DryRun;
import ramscim.scim.schema.ServedSchemas;

/** The answer to a request that was only to be tried out: what would be called, and nothing of it was. */
final class PlanAnswer {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:alibabacloud:ram:2.0:Plan";

    private PlanAnswer() {}

    static Response of(DryRun.Plan plan) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("schemas").add(SCHEMA);
        answer.put("dryRun", true);
        answer.put("resourceType", ServedSchemas.of(plan.type()).resourceType().getName());
        if (plan.id() != null) {
            answer.put("id", plan.id().toString());
        }
        ArrayNode operations = answer.putArray("operations");
        plan.calls().forEach(call -> describe(call, operations.addObject()));
        plan.remarks().forEach(answer.putArray("remarks")::add);
        return Response.ok(answer).build();
    }

    private static void describe(RamCall<?> call, ObjectNode node) {
        node.put("operation", call.operation().action());
        ObjectNode parameters = node.putObject("parameters");
        call.parameters().shown().forEach(parameters::put);
    }
}
