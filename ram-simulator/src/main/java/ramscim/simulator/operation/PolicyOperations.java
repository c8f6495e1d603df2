package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.policyWrite;
import static ramscim.simulator.operation.Operation.ramRead;

import java.util.List;
import java.util.Set;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.Policies;
import ramscim.simulator.account.PolicyAttachment;
import ramscim.simulator.account.PolicyAttachments;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.account.SimulatedPolicy;
import ramscim.simulator.error.RamError;

/** Which policies users and groups have. RAM 2015-05-01 names users without their domain. */
final class PolicyOperations implements OperationFamily {

    private final AccountState account;
    private final Policies policies;

    PolicyOperations(AccountState account) {
        this.account = account;
        this.policies = account.policies();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                policyWrite(
                        "AttachPolicyToUser",
                        Set.of("PolicyType", "PolicyName", "UserName"),
                        parameters -> attach(parameters, account.policiesOfUsers(), userId(parameters))),
                policyWrite(
                        "DetachPolicyFromUser",
                        Set.of("PolicyType", "PolicyName", "UserName"),
                        parameters -> detach(parameters, account.policiesOfUsers(), userId(parameters))),
                ramRead(
                        "ListPoliciesForUser",
                        Set.of("UserName"),
                        parameters -> list(account.policiesOfUsers(), userId(parameters))),
                policyWrite(
                        "AttachPolicyToGroup",
                        Set.of("PolicyType", "PolicyName", "GroupName"),
                        parameters -> attach(parameters, account.policiesOfGroups(), groupId(parameters))),
                policyWrite(
                        "DetachPolicyFromGroup",
                        Set.of("PolicyType", "PolicyName", "GroupName"),
                        parameters -> detach(parameters, account.policiesOfGroups(), groupId(parameters))),
                ramRead(
                        "ListPoliciesForGroup",
                        Set.of("GroupName"),
                        parameters -> list(account.policiesOfGroups(), groupId(parameters))));
    }

    private Body attach(Parameters parameters, PolicyAttachments attachments, String principalId) {
        attachments.attach(policy(parameters), principalId);
        return new Body();
    }

    private Body detach(Parameters parameters, PolicyAttachments attachments, String principalId) {
        attachments.detach(policy(parameters), principalId);
        return new Body();
    }

    private static Body list(PolicyAttachments attachments, String principalId) {
        List<Body> listed = attachments.listedOf(principalId).stream()
                .map(PolicyOperations::attached)
                .toList();
        return new Body().withList("Policies", "Policy", listed);
    }

    private static Body attached(PolicyAttachment attachment) {
        return named(attachment.policy())
                .with("AttachDate", attachment.attachDate().toString());
    }

    static Body named(SimulatedPolicy policy) {
        return new Body()
                .with("PolicyName", policy.policyName())
                .with("PolicyType", policy.policyType().value())
                .with("Description", policy.description())
                .with("DefaultVersion", SimulatedPolicy.VERSION);
    }

    private SimulatedPolicy policy(Parameters parameters) {
        PolicyType type = parameters.policyType("PolicyType").orElseThrow(() -> RamError.missing("PolicyType"));
        return policies.named(type, parameters.required("PolicyName"));
    }

    private String userId(Parameters parameters) {
        return account.users()
                .withName(parameters.required("UserName") + "@" + account.defaultDomain())
                .userId();
    }

    private String groupId(Parameters parameters) {
        return account.groups().withName(parameters.required("GroupName")).groupId();
    }
}
