package ramscim.server.livecheck;

import static ramscim.server.livecheck.Course.POLICY;

import java.util.Map;
import java.util.Set;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.DeleteLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.MfaDeviceCall.DeleteVirtualMfaDevice;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.MfaDeviceCall.UnbindMfaDevice;
import ramscim.core.directory.PasskeyCall.DeletePasskey;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.ResourceGroupCall.DetachPolicy;
import ramscim.core.directory.ScopedPolicy;
import ramscim.core.directory.Secret;
import ramscim.core.directory.ServiceCredentialCall.DeleteServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.UpdateServiceCredential;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UntagResources;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;

/** What RAM has to refuse, and the codes that the bridge knows for it. */
final class Refusals {
    private static final String NO_USER = "EntityNotExist.User";
    private static final String NO_GROUP = "EntityNotExist.Group";
    private static final String NO_POLICY = "EntityNotExist.Policy";
    private static final String NO_LOGON = "EntityNotExist.User.LoginProfile";
    private static final String NO_KEY = "EntityNotExist.User.AccessKey";
    private static final String NO_DEVICE = "EntityNotExist.User.MFADevice";

    /** Ids are numbers of 18 digits that never begin with a zero. */
    private static final UserId NOBODY = new UserId("0");

    private static final AccessKeyId UNKNOWN_KEY = new AccessKeyId("LTAI-of-nobody");

    private final Probe probe;
    private final Course course;
    private final Prefix prefix;
    private final UserPrincipalName someone;
    private final UserPrincipalName noOne;
    private final GroupName team;
    private final GroupName noTeam;
    private final PolicyName noPolicy;

    Refusals(Probe probe, Course course, Prefix prefix, String domain) {
        this.probe = probe;
        this.course = course;
        this.prefix = prefix;
        someone = prefix.user("someone", domain);
        noOne = prefix.user("nobody", domain);
        team = prefix.group("refused");
        noTeam = prefix.group("none");
        noPolicy = PolicyName.custom(prefix.text());
    }

    void run() {
        UserId id = course.create(someone).id();
        probe.make(new CreateGroup(course.group(team)));
        probe.awaits("a new user, by name", new GetUser(someone), user -> user.isPresent());
        probe.awaits("a new group", new GetGroup(team), group -> group.isPresent());
        users(id);
        tags();
        groups();
        logons();
        keys();
        otherWaysIn();
        policies();
        recycleBin();
    }

    private void users(UserId id) {
        probe.provoke("an unknown id", new GetUser(NOBODY), NO_USER);
        probe.provoke("an unknown name", new GetUser(noOne), NO_USER);
        probe.provoke("a taken name", created(someone), "EntityAlreadyExists.User");
        probe.provoke("a name in another case", created(shouted()), "EntityAlreadyExists.User");
        probe.provoke("an unknown user", new UpdateUser(NOBODY, named(noOne)), NO_USER);
        UserPrincipalName other = new UserPrincipalName(prefix.text() + "-other", someone.domain());
        UserId second = course.create(other).id();
        probe.awaits("a new user, by id", new GetUser(second), user -> user.isPresent());
        probe.provoke("a taken name", new UpdateUser(second, named(someone)), "EntityAlreadyExists.User");
        probe.provoke("an unknown user", new DeleteUser(NOBODY), NO_USER);
        probe.provoke("its own name", new UpdateUser(id, named(someone)), Provoked.SUCCESS);
    }

    private UserPrincipalName shouted() {
        return new UserPrincipalName(prefix.text() + "-SOMEONE", someone.domain());
    }

    private CreateUser created(UserPrincipalName name) {
        return new CreateUser(new UserProfile(name, "Live check", null, null, null), Tags.none());
    }

    private static UpdateUserRequest named(UserPrincipalName name) {
        return new UpdateUserRequest(name, null, null, null, null);
    }

    /** Of tags IMS documents no codes; those of Alibaba Cloud's tag service are known. */
    private void tags() {
        String[] unknown = {NO_USER, "InvalidResourceId.NotFound"};
        probe.provoke("an unknown user", new TagResources(NOBODY, Map.of("team", "red")), unknown);
        probe.provoke("an unknown user", new UntagResources(NOBODY, Set.of("team")), unknown);
    }

    private void groups() {
        probe.provoke("an unknown group", new GetGroup(noTeam), NO_GROUP);
        probe.provoke("a taken name", new CreateGroup(course.group(team)), "EntityAlreadyExists.Group");
        probe.provoke("an unknown group", new UpdateGroup(noTeam, course.group(noTeam)), NO_GROUP);
        probe.provoke("an unknown group", new DeleteGroup(noTeam), NO_GROUP);
        probe.provoke("an unknown group", new ListUsersForGroup(noTeam), NO_GROUP);
        probe.provoke("an unknown user", new ListGroupsForUser(noOne), NO_USER);
        probe.provoke("an unknown user", new AddUserToGroup(noOne, team), NO_USER);
        probe.provoke("an unknown group", new AddUserToGroup(someone, noTeam), NO_GROUP);
        probe.provoke("no member", new RemoveUserFromGroup(someone, team), "EntityNotExist.User.Group");
        probe.make(new AddUserToGroup(someone, team));
        probe.awaits(
                "a new member, of the group",
                new ListUsersForGroup(team),
                page -> !page.entries().isEmpty());
        probe.provoke("a member already", new AddUserToGroup(someone, team), "EntityAlreadyExists.User.Group");
    }

    private void logons() {
        probe.provoke("none", new GetLoginProfile(someone), NO_LOGON);
        probe.provoke("an unknown user", new GetLoginProfile(noOne), NO_USER);
        probe.provoke("none", new UpdateLoginProfile(someone, LoginProfileUpdate.to(AccessStatus.INACTIVE)), NO_LOGON);
        probe.provoke("none", new DeleteLoginProfile(someone), NO_LOGON);
        probe.provoke(
                "a password that is too weak",
                new CreateLoginProfile(
                        someone, new LoginProfileRequest(new Secret("a"), AccessStatus.INACTIVE, false, true)),
                "InvalidParameter.Password.TooWeak");
    }

    private void keys() {
        probe.provoke("an unknown user", new ListAccessKeys(noOne), NO_USER);
        probe.provoke("an unknown user", new CreateAccessKey(noOne), NO_USER);
        probe.provoke("an unknown key", new UpdateAccessKey(someone, UNKNOWN_KEY, AccessStatus.INACTIVE), NO_KEY);
        probe.provoke("an unknown key", new DeleteAccessKey(someone, UNKNOWN_KEY), NO_KEY);
    }

    /** Of what only people make, or the bridge never does. */
    private void otherWaysIn() {
        probe.provoke("none", new GetUserMfaInfo(someone), NO_DEVICE);
        probe.provoke("none", new UnbindMfaDevice(someone), NO_DEVICE);
        probe.provoke(
                "an unknown device",
                new DeleteVirtualMfaDevice("acs:ram::1:mfa/" + prefix.text()),
                "EntityNotExist.VirtualMFADevice");
        String noCredential = "EntityNotExist.User.ServiceCredential";
        probe.provoke("an unknown one", new UpdateServiceCredential(someone, "0", AccessStatus.INACTIVE), noCredential);
        probe.provoke("an unknown one", new DeleteServiceCredential(someone, "0"), noCredential);
        probe.provoke("an unknown one", new DeletePasskey(someone, "0"), "EntityNotExist.User.Passkey");
    }

    private void policies() {
        probe.provoke("an unknown policy", new GetPolicy(noPolicy), NO_POLICY);
        probe.provoke("an unknown policy", new AttachPolicyToUser(someone, noPolicy), NO_POLICY);
        probe.provoke("an unknown policy", new AttachPolicyToGroup(team, noPolicy), NO_POLICY);
        probe.provoke("an unknown user", new ListPoliciesForUser(noOne), NO_USER);
        probe.provoke("an unknown group", new ListPoliciesForGroup(noTeam), NO_GROUP);
        probe.provoke("not attached", new DetachPolicyFromUser(someone, POLICY), "EntityNotExist.User.Policy");
        probe.provoke("not attached", new DetachPolicyFromGroup(team, POLICY), "EntityNotExist.Group.Policy");
        probe.provoke(
                "not attached within a resource group",
                new DetachPolicy(someone, new ScopedPolicy("rg-of-nobody", POLICY)),
                "EntityNotExist.User.Policy",
                "EntityNotExists.ResourceGroup");
    }

    private void recycleBin() {
        probe.provoke("an unknown id", new GetUserInRecycleBin(NOBODY), NO_USER);
        probe.provoke("an unknown id", new RestoreUserFromRecycleBin(NOBODY), NO_USER);
    }
}
