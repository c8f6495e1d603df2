package ramscim.adapter;

import static ramscim.adapter.ApiClass.POLICY_WRITE;
import static ramscim.adapter.ApiClass.READ;

/** The operations of RAM 2015-05-01 that the directory calls: those on policies, which IMS does not have. */
enum RamOperation implements Operation {
    GET_POLICY("GetPolicy", READ),
    ATTACH_POLICY_TO_USER("AttachPolicyToUser", POLICY_WRITE),
    DETACH_POLICY_FROM_USER("DetachPolicyFromUser", POLICY_WRITE),
    LIST_POLICIES_FOR_USER("ListPoliciesForUser", READ),
    ATTACH_POLICY_TO_GROUP("AttachPolicyToGroup", POLICY_WRITE),
    DETACH_POLICY_FROM_GROUP("DetachPolicyFromGroup", POLICY_WRITE),
    LIST_POLICIES_FOR_GROUP("ListPoliciesForGroup", READ);

    private final String action;
    private final ApiClass apiClass;

    RamOperation(String action, ApiClass apiClass) {
        this.action = action;
        this.apiClass = apiClass;
    }

    @Override
    public String action() {
        return action;
    }

    @Override
    public ApiClass apiClass() {
        return apiClass;
    }
}
