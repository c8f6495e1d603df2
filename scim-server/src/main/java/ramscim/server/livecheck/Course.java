package ramscim.server.livecheck;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ramscim.core.access.PasswordGenerator;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.AccountCall.GetAccountSummary;
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
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.DeleteLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.PasskeyCall.ListPasskeys;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.RecycleBinCall.ListUsersInRecycleBin;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.ResourceGroupCall.ListPolicyAttachments;
import ramscim.core.directory.ServiceCredentialCall.ListServiceCredentials;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UntagResources;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;

/** What a person and a group go through in RAM, from creation to deletion. */
final class Course {
    static final String TAG = "scim-live-check";

    /** One that every account has; it is never attached to somebody who could use it. */
    static final PolicyName POLICY = PolicyName.system("ReadOnlyAccess");

    private final Probe probe;
    private final Prefix prefix;
    private final String domain;

    Course(Probe probe, Prefix prefix, String domain) {
        this.probe = probe;
        this.prefix = prefix;
        this.domain = domain;
    }

    void run() {
        probe.make(new GetAccountSummary());
        probe.make(new GetUserSsoSettings());
        UserPrincipalName name = prefix.user("renamed", domain);
        UserId id = user(prefix.user("person", domain), name);
        tags(id);
        group(name);
        policies(name);
        logon(name);
        key(name);
        probe.make(new ListServiceCredentials(name));
        probe.make(new ListPasskeys(name));
        recycleBin(id, name);
    }

    RamUser create(UserPrincipalName name) {
        return probe.make(new CreateUser(
                new UserProfile(name, "Live check", null, null, "Made by a live check"),
                new Tags(Map.of(TAG, prefix.text()))));
    }

    GroupProfile group(GroupName name) {
        return new GroupProfile(name, "Live check", "Made by a live check");
    }

    private UserId user(UserPrincipalName first, UserPrincipalName renamed) {
        UserId id = create(first).id();
        Map<String, String> tags = Map.of(TAG, prefix.text());
        probe.awaits("a new user, by id", new GetUser(id), user -> user.isPresent());
        probe.awaits("a new user, by name", new GetUser(first), user -> user.isPresent());
        probe.awaits(
                "a new user's tags",
                new GetUser(id),
                found -> found.map(RamUser::tags)
                        .filter(seen -> seen.entrySet().containsAll(tags.entrySet()))
                        .isPresent());
        probe.awaits(
                "a new user, listed by tag",
                new ListUsers(tags),
                page -> page.entries().stream().anyMatch(user -> user.id().equals(id)));
        probe.make(new UpdateUser(id, new UpdateUserRequest(renamed, "Live check renamed", null, null, null)));
        probe.awaits("a user's new logon name", new GetUser(renamed), user -> user.isPresent());
        probe.awaits("that a user's old logon name is free", new GetUser(first), user -> user.isEmpty());
        probe.awaits(
                "a user's new display name",
                new GetUser(id),
                found -> found.map(RamUser::displayName)
                        .filter("Live check renamed"::equals)
                        .isPresent());
        return id;
    }

    private void tags(UserId id) {
        probe.make(new TagResources(id, Map.of("team", "red")));
        probe.awaits(
                "a tag that was added",
                new GetUser(id),
                found -> found.map(RamUser::tags)
                        .filter(tags -> "red".equals(tags.get("team")))
                        .isPresent());
        probe.make(new UntagResources(id, Set.of("team")));
        probe.awaits(
                "that a tag was removed",
                new GetUser(id),
                found -> found.map(RamUser::tags)
                        .filter(tags -> !tags.containsKey("team"))
                        .isPresent());
    }

    private void group(UserPrincipalName user) {
        GroupName first = prefix.group("team");
        GroupName name = prefix.group("crew");
        probe.make(new CreateGroup(group(first)));
        probe.awaits("a new group", new GetGroup(first), group -> group.isPresent());
        probe.make(new ListGroups());
        probe.make(new UpdateGroup(first, group(name)));
        probe.awaits("a group's new name", new GetGroup(name), group -> group.isPresent());
        probe.make(new AddUserToGroup(user, name));
        probe.awaits(
                "a new member, of the group",
                new ListUsersForGroup(name),
                page -> !page.entries().isEmpty());
        probe.awaits("a new member, of the user", new ListGroupsForUser(user), groups -> !groups.isEmpty());
        probe.make(new RemoveUserFromGroup(user, name));
        probe.awaits(
                "that a member was removed",
                new ListUsersForGroup(name),
                page -> page.entries().isEmpty());
        probe.make(new AttachPolicyToGroup(name, POLICY));
        probe.awaits("a group's new policy", new ListPoliciesForGroup(name), list -> list.contains(POLICY));
        probe.make(new DetachPolicyFromGroup(name, POLICY));
        probe.awaits("that a group's policy was detached", new ListPoliciesForGroup(name), List::isEmpty);
        probe.make(new DeleteGroup(name));
        probe.awaits("that a group was deleted", new GetGroup(name), group -> group.isEmpty());
    }

    private void policies(UserPrincipalName user) {
        probe.make(new GetPolicy(POLICY));
        probe.make(new AttachPolicyToUser(user, POLICY));
        probe.awaits("a user's new policy", new ListPoliciesForUser(user), list -> list.contains(POLICY));
        probe.provoke("policies within resource groups", new ListPolicyAttachments(user), Provoked.SUCCESS);
        probe.make(new DetachPolicyFromUser(user, POLICY));
        probe.awaits("that a user's policy was detached", new ListPoliciesForUser(user), List::isEmpty);
    }

    /** With a password that nobody has. */
    private void logon(UserPrincipalName user) {
        giveLogon(user);
        probe.awaits("a new login profile", new GetLoginProfile(user), profile -> profile.isPresent());
        probe.make(new UpdateLoginProfile(user, LoginProfileUpdate.to(AccessStatus.INACTIVE)));
        probe.awaits(
                "that a login profile is off",
                new GetLoginProfile(user),
                found -> found.filter(profile -> profile.status() == AccessStatus.INACTIVE)
                        .isPresent());
        probe.make(new DeleteLoginProfile(user));
        probe.awaits("that a login profile was deleted", new GetLoginProfile(user), profile -> profile.isEmpty());
    }

    void giveLogon(UserPrincipalName user) {
        probe.make(new CreateLoginProfile(
                user,
                new LoginProfileRequest(
                        new PasswordGenerator().generate(probe.make(new GetPasswordPolicy()), user),
                        AccessStatus.ACTIVE,
                        false,
                        true)));
    }

    /** Its secret is thrown away unseen. */
    private void key(UserPrincipalName user) {
        AccessKeyId key = probe.make(new CreateAccessKey(user)).key().id();
        probe.awaits("a new access key", new ListAccessKeys(user), keys -> !keys.isEmpty());
        probe.make(new UpdateAccessKey(user, key, AccessStatus.INACTIVE));
        probe.awaits(
                "that an access key is off",
                new ListAccessKeys(user),
                keys -> keys.stream().anyMatch(one -> one.id().equals(key) && one.status() == AccessStatus.INACTIVE));
        probe.make(new DeleteAccessKey(user, key));
        probe.awaits("that an access key was deleted", new ListAccessKeys(user), List::isEmpty);
    }

    /** Nobody has said that deletion through the API leads to the recycle bin. */
    private void recycleBin(UserId id, UserPrincipalName name) {
        probe.make(new DeleteUser(id));
        probe.awaits("that a user was deleted", new GetUser(id), user -> user.isEmpty());
        probe.awaits("a deleted user in the recycle bin", new GetUserInRecycleBin(id), user -> user.isPresent());
        probe.make(new ListUsersInRecycleBin(name));
        probe.provoke("a deleted user comes back", new RestoreUserFromRecycleBin(id), Provoked.SUCCESS);
    }
}
