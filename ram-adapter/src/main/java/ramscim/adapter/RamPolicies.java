package ramscim.adapter;

import com.aliyuncs.ram.model.v20150501.AttachPolicyToGroupRequest;
import com.aliyuncs.ram.model.v20150501.AttachPolicyToUserRequest;
import com.aliyuncs.ram.model.v20150501.DetachPolicyFromGroupRequest;
import com.aliyuncs.ram.model.v20150501.DetachPolicyFromUserRequest;
import com.aliyuncs.ram.model.v20150501.GetPolicyRequest;
import com.aliyuncs.ram.model.v20150501.ListPoliciesForGroupRequest;
import com.aliyuncs.ram.model.v20150501.ListPoliciesForUserRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.Policies;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.PolicyType;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.UserPrincipalName;

/**
 * The policy operations of RAM 2015-05-01, with the SDK's own requests. Their {@code UserName} is the local part of the logon name. The SDK puts their
 * parameters into the URL; none of them is secret.
 */
final class RamPolicies implements Policies {
    private final RpcClient rpc;

    RamPolicies(RpcClient rpc) {
        this.rpc = rpc;
    }

    @Override
    public boolean policyExists(PolicyName policy) {
        return rpc.unless(
                        "EntityNotExist.Policy",
                        () -> rpc.call(RamOperation.GET_POLICY, () -> {
                            GetPolicyRequest request = new GetPolicyRequest();
                            request.setPolicyType(policy.type().value());
                            request.setPolicyName(policy.name());
                            return request;
                        }))
                != null;
    }

    @Override
    public void attachPolicyToUser(UserPrincipalName user, PolicyName policy) {
        rpc.unless(
                "EntityAlreadyExists.User.Policy",
                () -> rpc.call(RamOperation.ATTACH_POLICY_TO_USER, () -> {
                    AttachPolicyToUserRequest request = new AttachPolicyToUserRequest();
                    request.setUserName(user.localPart());
                    request.setPolicyType(policy.type().value());
                    request.setPolicyName(policy.name());
                    return request;
                }));
    }

    @Override
    public void detachPolicyFromUser(UserPrincipalName user, PolicyName policy) {
        rpc.unless(
                "EntityNotExist.User.Policy",
                () -> rpc.call(RamOperation.DETACH_POLICY_FROM_USER, () -> {
                    DetachPolicyFromUserRequest request = new DetachPolicyFromUserRequest();
                    request.setUserName(user.localPart());
                    request.setPolicyType(policy.type().value());
                    request.setPolicyName(policy.name());
                    return request;
                }));
    }

    @Override
    public List<PolicyName> listPoliciesForUser(UserPrincipalName user) {
        return policies(rpc.call(RamOperation.LIST_POLICIES_FOR_USER, () -> {
            ListPoliciesForUserRequest request = new ListPoliciesForUserRequest();
            request.setUserName(user.localPart());
            return request;
        }));
    }

    @Override
    public void attachPolicyToGroup(GroupName group, PolicyName policy) {
        rpc.unless(
                "EntityAlreadyExists.Group.Policy",
                () -> rpc.call(RamOperation.ATTACH_POLICY_TO_GROUP, () -> {
                    AttachPolicyToGroupRequest request = new AttachPolicyToGroupRequest();
                    request.setGroupName(group.value());
                    request.setPolicyType(policy.type().value());
                    request.setPolicyName(policy.name());
                    return request;
                }));
    }

    @Override
    public void detachPolicyFromGroup(GroupName group, PolicyName policy) {
        rpc.unless(
                "EntityNotExist.Group.Policy",
                () -> rpc.call(RamOperation.DETACH_POLICY_FROM_GROUP, () -> {
                    DetachPolicyFromGroupRequest request = new DetachPolicyFromGroupRequest();
                    request.setGroupName(group.value());
                    request.setPolicyType(policy.type().value());
                    request.setPolicyName(policy.name());
                    return request;
                }));
    }

    @Override
    public List<PolicyName> listPoliciesForGroup(GroupName group) {
        return policies(rpc.call(RamOperation.LIST_POLICIES_FOR_GROUP, () -> {
            ListPoliciesForGroupRequest request = new ListPoliciesForGroupRequest();
            request.setGroupName(group.value());
            return request;
        }));
    }

    private static List<PolicyName> policies(RpcAnswer answer) {
        List<PolicyName> policies = new ArrayList<>();
        for (JsonNode policy : answer.body().path("Policies").path("Policy")) {
            policies.add(policy(answer, policy));
        }
        return policies;
    }

    private static PolicyName policy(RpcAnswer answer, JsonNode policy) {
        PolicyType type = PolicyType.of(answer.required(policy, "PolicyType").asText())
                .orElseThrow(() -> answer.unusable("a PolicyType"));
        try {
            return new PolicyName(type, answer.required(policy, "PolicyName").asText());
        } catch (RuleViolation e) {
            throw answer.unusable("a PolicyName");
        }
    }
}
