package ramscim.core.directory;

import static ramscim.core.directory.ApiClass.IDENTITY_WRITE;
import static ramscim.core.directory.ApiClass.POLICY_WRITE;
import static ramscim.core.directory.ApiClass.READ;
import static ramscim.core.directory.Repeatability.ASIDE;
import static ramscim.core.directory.Repeatability.FREELY;
import static ramscim.core.directory.Repeatability.LOOKING_FOR_ITS_EFFECT;
import static ramscim.core.directory.Repeatability.NEVER;
import static ramscim.core.directory.Repeatability.READING_BACK;
import static ramscim.core.directory.Repeatability.UNLESS_REFUSED;
import static ramscim.core.directory.Repeatability.UNTIL_GONE;

/**
 * The operations that the bridge calls: of IMS 2019-08-15; for policies, which IMS does not have, of RAM 2015-05-01 and, within resource groups, of
 * ResourceManager 2020-03-31; and the one of STS 2015-04-01 that tells whose credentials the bridge has.
 */
public enum RamOperation {
    GET_CALLER_IDENTITY("GetCallerIdentity", READ, ASIDE, Api.STS),
    GET_DEFAULT_DOMAIN("GetDefaultDomain", READ, FREELY),
    GET_ACCOUNT_SUMMARY("GetAccountSummary", READ, FREELY),
    GET_PASSWORD_POLICY("GetPasswordPolicy", READ, FREELY),
    GET_USER_SSO_SETTINGS("GetUserSsoSettings", READ, FREELY),
    CREATE_USER("CreateUser", IDENTITY_WRITE, READING_BACK),
    GET_USER("GetUser", READ, FREELY),
    UPDATE_USER("UpdateUser", IDENTITY_WRITE, FREELY),
    DELETE_USER("DeleteUser", IDENTITY_WRITE, UNTIL_GONE),
    TAG_RESOURCES("TagResources", IDENTITY_WRITE, FREELY),
    UNTAG_RESOURCES("UntagResources", IDENTITY_WRITE, FREELY),
    LIST_USERS("ListUsers", READ, FREELY),
    CREATE_GROUP("CreateGroup", IDENTITY_WRITE, READING_BACK),
    GET_GROUP("GetGroup", READ, FREELY),
    LIST_GROUPS("ListGroups", READ, FREELY),
    UPDATE_GROUP("UpdateGroup", IDENTITY_WRITE, LOOKING_FOR_ITS_EFFECT),
    DELETE_GROUP("DeleteGroup", IDENTITY_WRITE, UNTIL_GONE),
    ADD_USER_TO_GROUP("AddUserToGroup", IDENTITY_WRITE, FREELY),
    REMOVE_USER_FROM_GROUP("RemoveUserFromGroup", IDENTITY_WRITE, FREELY),
    LIST_USERS_FOR_GROUP("ListUsersForGroup", READ, FREELY),
    LIST_GROUPS_FOR_USER("ListGroupsForUser", READ, FREELY),
    CREATE_LOGIN_PROFILE("CreateLoginProfile", IDENTITY_WRITE, READING_BACK),
    GET_LOGIN_PROFILE("GetLoginProfile", READ, FREELY),
    UPDATE_LOGIN_PROFILE("UpdateLoginProfile", IDENTITY_WRITE, UNLESS_REFUSED),
    DELETE_LOGIN_PROFILE("DeleteLoginProfile", IDENTITY_WRITE, FREELY),
    CREATE_ACCESS_KEY("CreateAccessKey", IDENTITY_WRITE, NEVER),
    LIST_ACCESS_KEYS("ListAccessKeys", READ, FREELY),
    UPDATE_ACCESS_KEY("UpdateAccessKey", IDENTITY_WRITE, FREELY),
    DELETE_ACCESS_KEY("DeleteAccessKey", IDENTITY_WRITE, FREELY),
    GET_USER_MFA_INFO("GetUserMFAInfo", READ, FREELY),
    UNBIND_MFA_DEVICE("UnbindMFADevice", IDENTITY_WRITE, FREELY),
    DELETE_VIRTUAL_MFA_DEVICE("DeleteVirtualMFADevice", IDENTITY_WRITE, FREELY),
    CREATE_SERVICE_CREDENTIAL("CreateServiceCredential", IDENTITY_WRITE, NEVER),
    LIST_SERVICE_CREDENTIALS("ListServiceCredentials", READ, FREELY),
    UPDATE_SERVICE_CREDENTIAL("UpdateServiceCredential", IDENTITY_WRITE, FREELY),
    DELETE_SERVICE_CREDENTIAL("DeleteServiceCredential", IDENTITY_WRITE, FREELY),
    LIST_PASSKEYS("ListPasskeys", READ, FREELY),
    DELETE_PASSKEY("DeletePasskey", IDENTITY_WRITE, FREELY),
    LIST_USERS_IN_RECYCLE_BIN("ListUsersInRecycleBin", READ, FREELY),
    GET_USER_IN_RECYCLE_BIN("GetUserInRecycleBin", READ, FREELY),
    RESTORE_USER_FROM_RECYCLE_BIN("RestoreUserFromRecycleBin", IDENTITY_WRITE, LOOKING_FOR_ITS_EFFECT),
    GET_POLICY("GetPolicy", READ, FREELY, Api.RAM),
    ATTACH_POLICY_TO_USER("AttachPolicyToUser", POLICY_WRITE, FREELY, Api.RAM),
    DETACH_POLICY_FROM_USER("DetachPolicyFromUser", POLICY_WRITE, FREELY, Api.RAM),
    LIST_POLICIES_FOR_USER("ListPoliciesForUser", READ, FREELY, Api.RAM),
    ATTACH_POLICY_TO_GROUP("AttachPolicyToGroup", POLICY_WRITE, FREELY, Api.RAM),
    DETACH_POLICY_FROM_GROUP("DetachPolicyFromGroup", POLICY_WRITE, FREELY, Api.RAM),
    LIST_POLICIES_FOR_GROUP("ListPoliciesForGroup", READ, FREELY, Api.RAM),
    LIST_POLICY_ATTACHMENTS("ListPolicyAttachments", READ, ASIDE, Api.RESOURCE_MANAGER),
    DETACH_POLICY("DetachPolicy", POLICY_WRITE, ASIDE, Api.RESOURCE_MANAGER);

    /** Whose operation it is. */
    public enum Api {
        IMS,
        RAM,
        RESOURCE_MANAGER,
        STS
    }

    private final String action;
    private final ApiClass apiClass;
    private final Repeatability repeatability;
    private final Api api;

    RamOperation(String action, ApiClass apiClass, Repeatability repeatability) {
        this(action, apiClass, repeatability, Api.IMS);
    }

    RamOperation(String action, ApiClass apiClass, Repeatability repeatability, Api api) {
        this.action = action;
        this.apiClass = apiClass;
        this.repeatability = repeatability;
        this.api = api;
    }

    /** Its name on the wire. */
    public String action() {
        return action;
    }

    public ApiClass apiClass() {
        return apiClass;
    }

    public Repeatability repeatability() {
        return repeatability;
    }

    public Api api() {
        return api;
    }

    public boolean isWrite() {
        return apiClass.isWrite();
    }

    /** What a policy has to allow for it: the actions of IMS and of ResourceManager are named like RAM's. */
    public String permission() {
        return "ram:" + action;
    }

    /** Whether a policy has to allow it at all. */
    public boolean needsPermission() {
        return api != Api.STS;
    }

    /** Whether the bridge makes such calls only on an account that is for tests, to find out what they are answered. */
    public boolean isOfTheLiveCheck() {
        return this == CREATE_SERVICE_CREDENTIAL;
    }

    /** Whether nothing is amiss where a policy does not allow it: it only tells more than the bridge needs to know. */
    public boolean isDispensable() {
        return this == LIST_POLICY_ATTACHMENTS;
    }

    @Override
    public String toString() {
        return action;
    }
}
