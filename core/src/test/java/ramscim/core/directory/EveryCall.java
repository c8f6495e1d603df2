package ramscim.core.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.AccountCall.GetAccountSummary;
import ramscim.core.directory.AccountCall.GetCallerIdentity;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.AccountCall.GetPasswordPolicy;
import ramscim.core.directory.AccountCall.GetUserSsoSettings;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.ListGroups;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.DeleteLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.MfaDeviceCall.DeleteVirtualMfaDevice;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.MfaDeviceCall.UnbindMfaDevice;
import ramscim.core.directory.PasskeyCall.DeletePasskey;
import ramscim.core.directory.PasskeyCall.ListPasskeys;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.RecycleBinCall.ListUsersInRecycleBin;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.ResourceGroupCall.DetachPolicy;
import ramscim.core.directory.ResourceGroupCall.ListPolicyAttachments;
import ramscim.core.directory.ServiceCredentialCall.CreateServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.DeleteServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.ListServiceCredentials;
import ramscim.core.directory.ServiceCredentialCall.UpdateServiceCredential;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UntagResources;
import ramscim.core.directory.UserCall.UpdateUser;

/** Makes one call of each kind that there is, in an order in which an account answers all of them. */
public final class EveryCall {
    private static final PolicyName POLICY = PolicyName.system("ReadOnlyAccess");
    private static final GroupName TEAM = new GroupName("team");
    private static final GroupName CREW = new GroupName("crew");

    private final RamDirectory directory;
    private final List<RamCall<?>> made = new ArrayList<>();

    private EveryCall(RamDirectory directory) {
        this.directory = directory;
    }

    /** On an empty account; what was called, in order. */
    public static List<RamCall<?>> on(RamDirectory directory) {
        EveryCall every = new EveryCall(directory);
        UserPrincipalName alice = new UserPrincipalName("alice", every.call(new GetDefaultDomain()));
        every.call(new GetCallerIdentity());
        every.call(new GetAccountSummary());
        every.call(new GetPasswordPolicy());
        every.call(new GetUserSsoSettings());
        UserId id = every.user(alice);
        every.group(alice);
        every.loginProfile(alice);
        every.accessKey(alice);
        every.otherWaysIn(alice);
        every.mfaDevice(alice);
        every.policies(alice);
        every.call(new DeleteGroup(CREW));
        every.call(new DeleteUser(id));
        every.call(new GetUserInRecycleBin(id));
        every.call(new ListUsersInRecycleBin(alice));
        every.call(new RestoreUserFromRecycleBin(id));
        return every.made;
    }

    /** Every kind of call. */
    public static List<Class<?>> kinds() {
        return kinds(RamCall.class).distinct().toList();
    }

    private static Stream<Class<?>> kinds(Class<?> of) {
        return of.isSealed() ? Stream.of(of.getPermittedSubclasses()).flatMap(EveryCall::kinds) : Stream.of(of);
    }

    private <R> R call(RamCall<R> call) {
        R answer = directory.call(call);
        made.add(call);
        return answer;
    }

    private UserId user(UserPrincipalName alice) {
        UserProfile profile = new UserProfile(alice, "Alice", "alice@example.com", null, null);
        UserId id = call(new CreateUser(profile, new Tags(Map.of(OwnershipTags.ID, "one"))))
                .id();
        call(new GetUser(id));
        call(new UpdateUser(id, new UpdateUserRequest(null, "Alice Smith", null, null, null)));
        call(new TagResources(id, Map.of("team", "red", "site", "blue")));
        call(new UntagResources(id, Set.of("team")));
        call(new ListUsers(Map.of("site", "blue")));
        return id;
    }

    private void group(UserPrincipalName alice) {
        String comments = new GroupMark("one", "here", null, null).toComments();
        call(new CreateGroup(new GroupProfile(TEAM, "Team", comments)));
        call(new GetGroup(TEAM));
        call(new ListGroups());
        call(new UpdateGroup(TEAM, new GroupProfile(CREW, "Crew", comments)));
        call(new AddUserToGroup(alice, CREW));
        call(new ListUsersForGroup(CREW));
        call(new ListGroupsForUser(alice));
        call(new RemoveUserFromGroup(alice, CREW));
    }

    private void loginProfile(UserPrincipalName alice) {
        call(new CreateLoginProfile(
                alice, new LoginProfileRequest(new Secret("Horse-Battery-1"), AccessStatus.ACTIVE, false, true)));
        call(new GetLoginProfile(alice));
        call(new UpdateLoginProfile(alice, LoginProfileUpdate.to(AccessStatus.INACTIVE)));
        call(new DeleteLoginProfile(alice));
    }

    private void accessKey(UserPrincipalName alice) {
        AccessKeyId key = call(new CreateAccessKey(alice)).key().id();
        call(new ListAccessKeys(alice));
        call(new UpdateAccessKey(alice, key, AccessStatus.INACTIVE));
        call(new DeleteAccessKey(alice, key));
    }

    private void otherWaysIn(UserPrincipalName alice) {
        String id = call(new CreateServiceCredential(alice, "bailian.aliyuncs.com", "tool"))
                .id();
        call(new ListServiceCredentials(alice));
        call(new UpdateServiceCredential(alice, id, AccessStatus.INACTIVE));
        call(new DeleteServiceCredential(alice, id));
        call(new ListPasskeys(alice));
        call(new DeletePasskey(alice, "PASSKEY-0"));
    }

    private void mfaDevice(UserPrincipalName alice) {
        call(new GetUserMfaInfo(alice));
        call(new UnbindMfaDevice(alice));
        call(new DeleteVirtualMfaDevice("acs:ram::1:mfa/nobodys"));
    }

    private void policies(UserPrincipalName alice) {
        call(new GetPolicy(POLICY));
        call(new AttachPolicyToUser(alice, POLICY));
        call(new ListPoliciesForUser(alice));
        call(new ListPolicyAttachments(alice));
        call(new DetachPolicy(alice, new ScopedPolicy("rg-one", POLICY)));
        call(new DetachPolicyFromUser(alice, POLICY));
        call(new AttachPolicyToGroup(CREW, POLICY));
        call(new ListPoliciesForGroup(CREW));
        call(new DetachPolicyFromGroup(CREW, POLICY));
    }
}
