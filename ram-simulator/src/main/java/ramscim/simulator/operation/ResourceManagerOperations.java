package ramscim.simulator.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.PolicyAttachment;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.account.ScopedAttachments.ScopedAttachment;
import ramscim.simulator.account.SimulatedPolicy;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.error.RamError;
import ramscim.simulator.rate.RateClass;

/** ListPolicyAttachments and DetachPolicy of ResourceManager 2020-03-31, for users only. */
final class ResourceManagerOperations implements OperationFamily {
    private static final String ACCOUNT_ID = "1000000000000000";
    private static final String USER = "IMSUser";

    private final AccountState account;

    ResourceManagerOperations(AccountState account) {
        this.account = account;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation(
                        Api.RESOURCE_MANAGER,
                        "ListPolicyAttachments",
                        RateClass.READ,
                        Set.of(
                                "PrincipalType",
                                "PrincipalName",
                                "ResourceGroupId",
                                "PolicyName",
                                "PolicyType",
                                "PageNumber",
                                "PageSize",
                                "Language"),
                        this::list),
                new Operation(
                        Api.RESOURCE_MANAGER,
                        "DetachPolicy",
                        RateClass.POLICY_WRITE,
                        Set.of("ResourceGroupId", "PolicyType", "PolicyName", "PrincipalType", "PrincipalName"),
                        this::detach));
    }

    private Body list(Parameters parameters) {
        int size = parameters.number("PageSize").orElse(10);
        int number = parameters.number("PageNumber").orElse(1);
        Optional<SimulatedUser> user = parameters.optional("PrincipalName").map(account.users()::withName);
        List<Body> found = new ArrayList<>();
        for (SimulatedUser one : user.map(List::of).orElseGet(account.users()::all)) {
            account.policiesOfUsers().listedOf(one.userId()).forEach(attachment -> found.add(body(one, attachment)));
        }
        account.scopedAttachments().all().stream()
                .filter(attachment -> user.isEmpty() || user.get().userId().equals(attachment.userId()))
                .forEach(attachment -> found.add(body(account.users().withId(attachment.userId()), attachment)));
        List<Body> asked = found.stream()
                .filter(body -> parameters
                        .optional("ResourceGroupId")
                        .filter(group -> !group.equals(body.members().get("ResourceGroupId")))
                        .isEmpty())
                .toList();
        int from = Math.min(asked.size(), (number - 1) * size);
        return new Body()
                .with("PageNumber", number)
                .with("PageSize", size)
                .with("TotalCount", asked.size())
                .withList(
                        "PolicyAttachments",
                        "PolicyAttachment",
                        asked.subList(from, Math.min(asked.size(), from + size)));
    }

    private static Body body(SimulatedUser user, PolicyAttachment attachment) {
        return body(user, attachment.policy(), ACCOUNT_ID)
                .with("AttachDate", attachment.attachDate().toString());
    }

    private static Body body(SimulatedUser user, ScopedAttachment attachment) {
        return body(user, attachment.policy(), attachment.resourceGroupId())
                .with("AttachDate", attachment.attachDate().toString());
    }

    private static Body body(SimulatedUser user, SimulatedPolicy policy, String scope) {
        return new Body()
                .with("PolicyName", policy.policyName())
                .with("PolicyType", policy.policyType().value())
                .with("Description", Objects.requireNonNullElse(policy.description(), ""))
                .with("PrincipalName", user.userPrincipalName())
                .with("PrincipalType", USER)
                .with("ResourceGroupId", scope);
    }

    private Body detach(Parameters parameters) {
        PolicyType type = parameters.policyType("PolicyType").orElseThrow(() -> RamError.missing("PolicyType"));
        account.scopedAttachments()
                .detach(
                        parameters.required("ResourceGroupId"),
                        account.policies().named(type, parameters.required("PolicyName")),
                        account.users()
                                .withName(parameters.required("PrincipalName"))
                                .userId());
        return new Body();
    }
}
