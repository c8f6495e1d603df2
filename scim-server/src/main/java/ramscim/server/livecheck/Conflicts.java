package ramscim.server.livecheck;

import static ramscim.server.livecheck.Course.POLICY;

import java.util.function.Consumer;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserPrincipalName;

/**
 * What keeps a user or a group from being deleted. Each is tried on one of its own, because RAM may delete it all the
 * same.
 */
final class Conflicts {
    private final Probe probe;
    private final Course course;
    private final Prefix prefix;
    private final String domain;

    Conflicts(Probe probe, Course course, Prefix prefix, String domain) {
        this.probe = probe;
        this.course = course;
        this.prefix = prefix;
        this.domain = domain;
    }

    void run() {
        ofUser("LoginProfile", this::logon);
        ofUser("AccessKey", this::key);
        ofUser("Policy", this::policy);
        GroupName staff = prefix.group("staff");
        probe.make(new CreateGroup(course.group(staff)));
        ofUser("Group", user -> member(user, staff));
        probe.provoke("a group with a member", new DeleteGroup(staff), "DeleteConflict.Group.User");
        GroupName readers = prefix.group("readers");
        probe.make(new CreateGroup(course.group(readers)));
        probe.make(new AttachPolicyToGroup(readers, POLICY));
        probe.awaits("a group's new policy", new ListPoliciesForGroup(readers), list -> list.contains(POLICY));
        probe.provoke("a group with a policy", new DeleteGroup(readers), "DeleteConflict.Group.Policy");
    }

    private void ofUser(String belonging, Consumer<UserPrincipalName> given) {
        UserPrincipalName name = prefix.user("with-" + belonging, domain);
        DeleteUser deletion = new DeleteUser(course.create(name).id());
        given.accept(name);
        probe.provoke("a user with a " + belonging, deletion, "DeleteConflict.User." + belonging);
    }

    private void logon(UserPrincipalName user) {
        course.giveLogon(user);
        probe.awaits("a new login profile", new GetLoginProfile(user), profile -> profile.isPresent());
    }

    private void key(UserPrincipalName user) {
        probe.make(new CreateAccessKey(user));
        probe.awaits("a new access key", new ListAccessKeys(user), keys -> !keys.isEmpty());
    }

    private void policy(UserPrincipalName user) {
        probe.make(new AttachPolicyToUser(user, POLICY));
        probe.awaits("a user's new policy", new ListPoliciesForUser(user), list -> list.contains(POLICY));
    }

    private void member(UserPrincipalName user, GroupName group) {
        probe.make(new AddUserToGroup(user, group));
        probe.awaits(
                "a new member, of the group",
                new ListUsersForGroup(group),
                page -> !page.entries().isEmpty());
    }
}
