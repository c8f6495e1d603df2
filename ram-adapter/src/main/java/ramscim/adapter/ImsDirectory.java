package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.AccountSummary;
import ramscim.core.directory.CreateUserRequest;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.Page;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycledUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;

/** The directory over IMS 2019-08-15 and, for policies, RAM 2015-05-01, each method as bare as the operation behind it. */
final class ImsDirectory implements RamDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(ImsDirectory.class);

    /** As many users as ListUsers gives at once. */
    static final int MAX_PAGE_SIZE = 1_000;

    private final RpcClient rpc;
    private final AtomicBoolean sendProvisionType;
    private final int pageSize;
    private final ImsGroups groups;
    private final ImsLoginProfiles loginProfiles;
    private final ImsAccessKeys accessKeys;
    private final ImsMfaDevices mfaDevices;
    private final RamPolicies policies;
    private final ImsRecycleBin recycleBin;

    ImsDirectory(RpcClient rpc, boolean sendProvisionType, int pageSize) {
        this.rpc = rpc;
        this.sendProvisionType = new AtomicBoolean(sendProvisionType);
        this.pageSize = pageSize;
        groups = new ImsGroups(rpc, Math.min(pageSize, ImsGroups.MAX_PAGE_SIZE));
        loginProfiles = new ImsLoginProfiles(rpc);
        accessKeys = new ImsAccessKeys(rpc);
        mfaDevices = new ImsMfaDevices(rpc);
        policies = new RamPolicies(rpc);
        recycleBin = new ImsRecycleBin(rpc, Math.min(pageSize, ImsRecycleBin.MAX_PAGE_SIZE));
    }

    @Override
    public String defaultDomain() {
        RpcAnswer answer = rpc.call(ImsOperation.GET_DEFAULT_DOMAIN, Parameters.none());
        return answer.required(answer.body(), "DefaultDomainName").asText();
    }

    /** RAM documents ProvisionType in answers only, so it may come to refuse the parameter; then it is never sent again. */
    @Override
    public RamUser createUser(CreateUserRequest request) {
        if (!sendProvisionType.get()) {
            return create(request, null);
        }
        try {
            return create(request, OwnershipTags.SCIM);
        } catch (RamException e) {
            if (!refusesProvisionType(e)) {
                throw e;
            }
            stopSendingProvisionType(e);
            return create(request, null);
        }
    }

    private RamUser create(CreateUserRequest request, @Nullable String provisionType) {
        UserProfile profile = request.profile();
        Parameters parameters = Parameters.of(
                        "UserPrincipalName", profile.userPrincipalName().toString())
                .with("DisplayName", profile.displayName())
                .with("Email", profile.email())
                .with("MobilePhone", profile.mobilePhone())
                .with("Comments", profile.comments())
                .with("ProvisionType", provisionType)
                .withTags(request.tags().values());
        return user(rpc.call(ImsOperation.CREATE_USER, parameters));
    }

    private static boolean refusesProvisionType(RamException e) {
        String code = e.code();
        return code.startsWith("UnsupportedParameter")
                || code.startsWith("UnknownParameter")
                || (code.startsWith("InvalidParameter")
                        && String.valueOf(e.getMessage()).contains("ProvisionType"));
    }

    private void stopSendingProvisionType(RamException e) {
        if (sendProvisionType.compareAndSet(true, false)) {
            LOG.warn(
                    "CreateUser is sent without ProvisionType from now on, because RAM refuses it: {}", e.getMessage());
        }
    }

    @Override
    public @Nullable RamUser findUser(UserId id) {
        return find(Parameters.of("UserId", id.value()));
    }

    @Override
    public @Nullable RamUser findUser(UserPrincipalName name) {
        return find(Parameters.of("UserPrincipalName", name.toString()));
    }

    private @Nullable RamUser find(Parameters address) {
        RpcAnswer answer = rpc.find(ImsOperation.GET_USER, address);
        return answer == null ? null : user(answer);
    }

    @Override
    public RamUser updateUser(UserId id, UpdateUserRequest request) {
        UserPrincipalName name = request.newUserPrincipalName();
        Parameters parameters = Parameters.of("UserId", id.value())
                .with("NewUserPrincipalName", name == null ? null : name.toString())
                .with("NewDisplayName", request.newDisplayName())
                .with("NewEmail", request.newEmail())
                .with("NewMobilePhone", request.newMobilePhone())
                .with("NewComments", request.newComments());
        return user(rpc.call(ImsOperation.UPDATE_USER, parameters)).withTags(Map.of());
    }

    @Override
    public void deleteUser(UserId id) {
        rpc.call(ImsOperation.DELETE_USER, Parameters.of("UserId", id.value()));
    }

    @Override
    public void tagUser(UserId id, Map<String, String> tags) {
        if (!tags.isEmpty()) {
            rpc.call(ImsOperation.TAG_RESOURCES, resource(id).withTags(tags));
        }
    }

    @Override
    public void untagUser(UserId id, Set<String> keys) {
        if (!keys.isEmpty()) {
            rpc.call(ImsOperation.UNTAG_RESOURCES, resource(id).withEach("TagKey", keys));
        }
    }

    private static Parameters resource(UserId id) {
        return Parameters.of("ResourceType", "user").with("ResourceId.1", id.value());
    }

    @Override
    public Page<RamUser> listUsers(Map<String, String> tags, @Nullable String marker) {
        RpcAnswer answer = rpc.call(ImsOperation.LIST_USERS, pageOf(tags, marker));
        List<RamUser> users = new ArrayList<>();
        for (JsonNode user : answer.body().path("Users").path("User")) {
            users.add(UserJson.read(answer, user));
        }
        return new Page<>(users, answer.nextMarker(marker));
    }

    /** A tag filter shows frozen users by itself; it and Status exclude each other in ListUserBasicInfos, so they are not mixed here. */
    private Parameters pageOf(Map<String, String> tags, @Nullable String marker) {
        return Parameters.of("MaxItems", String.valueOf(pageSize))
                .with("Marker", marker)
                .with("Status", tags.isEmpty() ? "active,freeze" : null)
                .withTags(tags);
    }

    @Override
    public RamGroup createGroup(GroupProfile profile) {
        return groups.create(profile);
    }

    @Override
    public @Nullable RamGroup findGroup(GroupName name) {
        return groups.find(name);
    }

    @Override
    public Page<RamGroup> listGroups(@Nullable String marker) {
        return groups.list(marker);
    }

    @Override
    public RamGroup updateGroup(GroupName name, GroupProfile profile) {
        return groups.update(name, profile);
    }

    @Override
    public void deleteGroup(GroupName name) {
        groups.delete(name);
    }

    @Override
    public void addUserToGroup(UserPrincipalName user, GroupName group) {
        groups.addUser(user, group);
    }

    @Override
    public void removeUserFromGroup(UserPrincipalName user, GroupName group) {
        groups.removeUser(user, group);
    }

    @Override
    public List<UserPrincipalName> listUsersForGroup(GroupName group) {
        return groups.users(group);
    }

    @Override
    public List<RamGroup> listGroupsForUser(UserPrincipalName user) {
        return groups.ofUser(user);
    }

    @Override
    public PasswordPolicy passwordPolicy() {
        return loginProfiles.passwordPolicy();
    }

    @Override
    public LoginProfile createLoginProfile(UserPrincipalName user, LoginProfileRequest request) {
        return loginProfiles.createLoginProfile(user, request);
    }

    @Override
    public @Nullable LoginProfile findLoginProfile(UserPrincipalName user) {
        return loginProfiles.findLoginProfile(user);
    }

    @Override
    public LoginProfile updateLoginProfile(UserPrincipalName user, LoginProfileUpdate update) {
        return loginProfiles.updateLoginProfile(user, update);
    }

    @Override
    public void deleteLoginProfile(UserPrincipalName user) {
        loginProfiles.deleteLoginProfile(user);
    }

    @Override
    public NewAccessKey createAccessKey(UserPrincipalName user) {
        return accessKeys.createAccessKey(user);
    }

    @Override
    public List<AccessKey> listAccessKeys(UserPrincipalName user) {
        return accessKeys.listAccessKeys(user);
    }

    @Override
    public void updateAccessKey(UserPrincipalName user, AccessKeyId key, AccessStatus status) {
        accessKeys.updateAccessKey(user, key, status);
    }

    @Override
    public void deleteAccessKey(UserPrincipalName user, AccessKeyId key) {
        accessKeys.deleteAccessKey(user, key);
    }

    @Override
    public @Nullable MfaDevice findMfaDevice(UserPrincipalName user) {
        return mfaDevices.findMfaDevice(user);
    }

    @Override
    public void unbindMfaDevice(UserPrincipalName user) {
        mfaDevices.unbindMfaDevice(user);
    }

    @Override
    public void deleteVirtualMfaDevice(String serialNumber) {
        mfaDevices.deleteVirtualMfaDevice(serialNumber);
    }

    @Override
    public boolean policyExists(PolicyName policy) {
        return policies.policyExists(policy);
    }

    @Override
    public void attachPolicyToUser(UserPrincipalName user, PolicyName policy) {
        policies.attachPolicyToUser(user, policy);
    }

    @Override
    public void detachPolicyFromUser(UserPrincipalName user, PolicyName policy) {
        policies.detachPolicyFromUser(user, policy);
    }

    @Override
    public List<PolicyName> listPoliciesForUser(UserPrincipalName user) {
        return policies.listPoliciesForUser(user);
    }

    @Override
    public void attachPolicyToGroup(GroupName group, PolicyName policy) {
        policies.attachPolicyToGroup(group, policy);
    }

    @Override
    public void detachPolicyFromGroup(GroupName group, PolicyName policy) {
        policies.detachPolicyFromGroup(group, policy);
    }

    @Override
    public List<PolicyName> listPoliciesForGroup(GroupName group) {
        return policies.listPoliciesForGroup(group);
    }

    @Override
    public @Nullable RecycledUser findRecycledUser(UserId id) {
        return recycleBin.findRecycledUser(id);
    }

    @Override
    public List<RecycledUser> listRecycledUsers(UserPrincipalName name) {
        return recycleBin.listRecycledUsers(name);
    }

    @Override
    public void restoreUser(UserId id) {
        recycleBin.restoreUser(id);
    }

    @Override
    public void deleteRecycledUser(UserId id) {
        recycleBin.deleteRecycledUser(id);
    }

    @Override
    public AccountSummary accountSummary() {
        RpcAnswer answer = rpc.call(ImsOperation.GET_ACCOUNT_SUMMARY, Parameters.none());
        JsonNode summary = answer.required(answer.body(), "SummaryMap");
        return new AccountSummary(
                summary.path("Users").asInt(),
                summary.path("UsersQuota").asInt(),
                summary.path("Groups").asInt(),
                summary.path("GroupsQuota").asInt(),
                summary.path("GroupsPerUserQuota").asInt(),
                summary.path("AccessKeysPerUserQuota").asInt(),
                summary.path("AttachedSystemPoliciesPerUserQuota").asInt(),
                summary.path("AttachedPoliciesPerUserQuota").asInt(),
                summary.path("AttachedSystemPoliciesPerGroupQuota").asInt(),
                summary.path("AttachedPoliciesPerGroupQuota").asInt());
    }

    private static RamUser user(RpcAnswer answer) {
        return UserJson.read(answer, answer.required(answer.body(), "User"));
    }
}
