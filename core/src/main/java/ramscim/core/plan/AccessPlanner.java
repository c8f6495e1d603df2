package ramscim.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.DesiredAccess;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.mapping.DesiredUser;

/** Plans what gives a user its access, and takes it away again: the part of {@link UserPlanner} that concerns nothing else. */
final class AccessPlanner {
    private AccessPlanner() {}

    /** What is taken comes before what is given. Nobody gets a new way in who may not get in. */
    static List<UserChange> plan(Given given, DesiredUser desired) {
        UserPrincipalName user = desired.profile().userPrincipalName();
        DesiredAccess access = desired.access();
        List<UserChange> changes = new ArrayList<>();
        AccessKeyId key = given.accessKey();
        if (!access.accessKey() && key != null) {
            changes.add(new AccessChange.DeleteAccessKey(user, key));
        }
        given.policies()
                .surplus(access.policies())
                .forEach(policy -> changes.add(new AccessChange.DetachPolicy(user, policy)));
        given.policies()
                .lacking(access.policies())
                .forEach(policy -> changes.add(new AccessChange.AttachPolicy(user, policy)));
        UserChange logon = consoleLogon(user, given, desired);
        if (logon != null) {
            changes.add(logon);
        }
        if (givesAccessKey(given, desired)) {
            changes.add(new CredentialChange.CreateAccessKey(user));
        }
        return changes;
    }

    private static @Nullable UserChange consoleLogon(UserPrincipalName user, Given given, DesiredUser desired) {
        ConsoleLogon shall = desired.access().consoleLogon();
        ConsoleLogon is = given.consoleLogon();
        if (shall == null) {
            return is == null && !given.logonBegun() ? null : new AccessChange.DeleteLoginProfile(user);
        }
        if (is == null && given.kept()) {
            return desired.isActive() && desired.access().newPassword()
                    ? new CredentialChange.CreateLoginProfile(user, shall, true)
                    : null;
        }
        if (is == null) {
            return desired.isActive() ? new CredentialChange.CreateLoginProfile(user, shall, given.logonBegun()) : null;
        }
        boolean newPassword = desired.access().newPassword();
        return is.equals(shall) && !newPassword
                ? null
                : new CredentialChange.UpdateLoginProfile(user, shall, newPassword);
    }

    static boolean givesConsoleLogon(Given given, DesiredUser desired) {
        return desired.isActive()
                && desired.access().consoleLogon() != null
                && given.consoleLogon() == null
                && (!given.kept() || desired.access().newPassword());
    }

    static boolean givesAccessKey(Given given, DesiredUser desired) {
        return desired.isActive() && desired.access().accessKey() && given.accessKey() == null && !given.kept();
    }
}
