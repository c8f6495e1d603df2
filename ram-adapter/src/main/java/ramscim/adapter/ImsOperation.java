package ramscim.adapter;

import static ramscim.adapter.ApiClass.IDENTITY_WRITE;
import static ramscim.adapter.ApiClass.READ;

import java.util.Map;

/** The operations of IMS 2019-08-15 that the directory calls. */
enum ImsOperation {
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
    UPDATE_GROUP("UpdateGroup", IDENTITY_WRITE),
    DELETE_GROUP("DeleteGroup", IDENTITY_WRITE),
    ADD_USER_TO_GROUP("AddUserToGroup", IDENTITY_WRITE),
    REMOVE_USER_FROM_GROUP("RemoveUserFromGroup", IDENTITY_WRITE),
    LIST_USERS_FOR_GROUP("ListUsersForGroup", READ),
    LIST_GROUPS_FOR_USER("ListGroupsForUser", READ),
    GET_ACCOUNT_SUMMARY("GetAccountSummary", READ);

    private final String action;
    private final ApiClass apiClass;

    ImsOperation(String action, ApiClass apiClass) {
        this.action = action;
        this.apiClass = apiClass;
    }

    String action() {
        return action;
    }

    ApiClass apiClass() {
        return apiClass;
    }

    boolean isWrite() {
        return apiClass.isWrite();
    }

    /** Several IMS operations act on the caller itself if they are not told on whom; no call may leave without saying it. */
    void checkAddressed(Map<String, String> parameters) {
        if (!isAddressed(parameters)) {
            throw new IllegalArgumentException(action + " does not say whom it is about");
        }
    }

    private boolean isAddressed(Map<String, String> parameters) {
        return switch (this) {
            case GET_DEFAULT_DOMAIN, LIST_USERS, GET_ACCOUNT_SUMMARY -> true;
            case CREATE_USER, LIST_GROUPS_FOR_USER -> has(parameters, "UserPrincipalName");
            case GET_USER -> has(parameters, "UserId") != has(parameters, "UserPrincipalName");
            case UPDATE_USER, DELETE_USER -> has(parameters, "UserId");
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
