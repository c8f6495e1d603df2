package ramscim.adapter;

import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.ram.model.v20150501.AttachPolicyToGroupRequest;
import com.aliyuncs.ram.model.v20150501.AttachPolicyToUserRequest;
import com.aliyuncs.ram.model.v20150501.DetachPolicyFromGroupRequest;
import com.aliyuncs.ram.model.v20150501.DetachPolicyFromUserRequest;
import com.aliyuncs.ram.model.v20150501.GetPolicyRequest;
import com.aliyuncs.ram.model.v20150501.ListPoliciesForGroupRequest;
import com.aliyuncs.ram.model.v20150501.ListPoliciesForUserRequest;
import java.util.Map;
import ramscim.core.directory.RamOperation;

/**
 * The requests of RAM 2015-05-01, which are the SDK's own. Their parameters are put into the URL; none of them is secret.
 */
final class RamRequests {
    private RamRequests() {}

    static RpcAcsRequest<?> of(RamOperation operation, Map<String, String> parameters) {
        RpcAcsRequest<?> request = empty(operation);
        parameters.forEach((name, value) -> request.putQueryParameter(name, (Object) value));
        return request;
    }

    private static RpcAcsRequest<?> empty(RamOperation operation) {
        return switch (operation) {
            case GET_POLICY -> new GetPolicyRequest();
            case ATTACH_POLICY_TO_USER -> new AttachPolicyToUserRequest();
            case DETACH_POLICY_FROM_USER -> new DetachPolicyFromUserRequest();
            case LIST_POLICIES_FOR_USER -> new ListPoliciesForUserRequest();
            case ATTACH_POLICY_TO_GROUP -> new AttachPolicyToGroupRequest();
            case DETACH_POLICY_FROM_GROUP -> new DetachPolicyFromGroupRequest();
            case LIST_POLICIES_FOR_GROUP -> new ListPoliciesForGroupRequest();
            default -> throw new IllegalArgumentException(operation + " is no operation of RAM");
        };
    }
}
