package ramscim.adapter;

import static ramscim.adapter.ApiClass.IDENTITY_WRITE;
import static ramscim.adapter.ApiClass.READ;

import java.util.Map;

/** The operations of IMS 2019-08-15 that the directory calls. */
enum ImsOperation implements Operation {
    GET_DEFAULT_DOMAIN("GetDefaultDomain", READ),
    CREATE_USER("CreateUser", IDENTITY_WRITE),
    GET_USER("GetUser", READ),
    UPDATE_USER("UpdateUser", IDENTITY_WRITE),
    DELETE_USER("DeleteUser", IDENTITY_WRITE),
    TAG_RESOURCES("TagResources", IDENTITY_WRITE),
    UNTAG_RESOURCES("UntagResources", IDENTITY_WRITE),
    LIST_USERS("ListUsers", READ),
    CREATE_GROUP("CreateGroup", IDENTITY_WRITE),
    GET_GROUP("GetGroup", READ),
    LIST_GROUPS("ListGroups", READ),
    UPDATE_GROUP("UpdateGroup", IDENTITY_WRITE),
    DELETE_GROUP("DeleteGroup", IDENTITY_WRITE),
    ADD_USER_TO_GROUP("AddUserToGroup", IDENTITY_WRITE),
    REMOVE_USER_FROM_GROUP("RemoveUserFromGroup", IDENTITY_WRITE),
    LIST_USERS_FOR_GROUP("ListUsersForGroup", READ),
    LIST_GROUPS_FOR_USER("ListGroupsForUser", READ),
    GET_PASSWORD_POLICY("GetPasswordPolicy", READ),
    CREATE_LOGIN_PROFILE("CreateLoginProfile", IDENTITY_WRITE),
    GET_LOGIN_PROFILE("GetLoginProfile", READ),
    UPDATE_LOGIN_PROFILE("UpdateLoginProfile", IDENTITY_WRITE),
    DELETE_LOGIN_PROFILE("DeleteLoginProfile", IDENTITY_WRITE),
    CREATE_ACCESS_KEY("CreateAccessKey", IDENTITY_WRITE),
    LIST_ACCESS_KEYS("ListAccessKeys", READ),
    UPDATE_ACCESS_KEY("UpdateAccessKey", IDENTITY_WRITE),
    DELETE_ACCESS_KEY("DeleteAccessKey", IDENTITY_WRITE),
    GET_USER_MFA_INFO("GetUserMFAInfo", READ),
    UNBIND_MFA_DEVICE("UnbindMFADevice", IDENTITY_WRITE),
    DELETE_VIRTUAL_MFA_DEVICE("DeleteVirtualMFADevice", IDENTITY_WRITE),
    LIST_USERS_IN_RECYCLE_BIN("ListUsersInRecycleBin", READ),
    GET_USER_IN_RECYCLE_BIN("GetUserInRecycleBin", READ),
    RESTORE_USER_FROM_RECYCLE_BIN("RestoreUserFromRecycleBin", IDENTITY_WRITE),
    DELETE_USER_IN_RECYCLE_BIN("DeleteUserInRecycleBin", IDENTITY_WRITE),
    GET_ACCOUNT_SUMMARY("GetAccountSummary", READ);

    private final String action;
    private final ApiClass apiClass;

    ImsOperation(String action, ApiClass apiClass) {
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

    /** Several IMS operations act on the caller itself if they are not told on whom; no call may leave without saying it. */
    void checkAddressed(Map<String, String> parameters) {
        if (!isAddressed(parameters)) {
            throw new IllegalArgumentException(action + " does not say whom it is about");
        }
    }

    private boolean isAddressed(Map<String, String> parameters) {
        return switch (this) {
            case GET_DEFAULT_DOMAIN, LIST_USERS, LIST_GROUPS, GET_ACCOUNT_SUMMARY, GET_PASSWORD_POLICY -> true;
            case CREATE_USER,
                    LIST_GROUPS_FOR_USER,
                    CREATE_LOGIN_PROFILE,
                    GET_LOGIN_PROFILE,
                    UPDATE_LOGIN_PROFILE,
                    DELETE_LOGIN_PROFILE,
                    CREATE_ACCESS_KEY,
                    LIST_ACCESS_KEYS,
                    GET_USER_MFA_INFO,
                    UNBIND_MFA_DEVICE -> has(parameters, "UserPrincipalName");
            case UPDATE_ACCESS_KEY, DELETE_ACCESS_KEY ->
                has(parameters, "UserPrincipalName") && has(parameters, "UserAccessKeyId");
            case DELETE_VIRTUAL_MFA_DEVICE -> has(parameters, "SerialNumber");
            case LIST_USERS_IN_RECYCLE_BIN -> has(parameters, "Filter");
            case GET_USER -> has(parameters, "UserId") != has(parameters, "UserPrincipalName");
            case UPDATE_USER,
                    DELETE_USER,
                    GET_USER_IN_RECYCLE_BIN,
                    RESTORE_USER_FROM_RECYCLE_BIN,
                    DELETE_USER_IN_RECYCLE_BIN -> has(parameters, "UserId");
            case TAG_RESOURCES, UNTAG_RESOURCES -> has(parameters, "ResourceId.1");
            case CREATE_GROUP, GET_GROUP, UPDATE_GROUP, DELETE_GROUP, LIST_USERS_FOR_GROUP ->
                has(parameters, "GroupName");
            case ADD_USER_TO_GROUP, REMOVE_USER_FROM_GROUP ->
                has(parameters, "UserPrincipalName") && has(parameters, "GroupName");
        };
    }

    private static boolean has(Map<String, String> parameters, String name) {
        return !parameters.getOrDefault(name, "").isBlank();
    }
}
