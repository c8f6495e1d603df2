package ramscim.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.DesiredAccess;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.mapping.DesiredUser;

/** Plans what gives a user its access, and takes it away again: the part of {@link UserPlanner} that concerns nothing else. */
final class AccessPlanner {
    private AccessPlanner() {}

    /** What is taken, from the user as it is called now. */
    static List<UserChange> taking(UserPrincipalName user, Given given, DesiredUser desired) {
        DesiredAccess access = desired.access();
        List<UserChange> changes = new ArrayList<>();
        AccessKeyId key = given.accessKey();
        if (!access.accessKey() && key != null) {
            changes.add(new AccessChange.DeleteAccessKey(user, key));
        }
        if (access.consoleLogon() == null && (given.consoleLogon() != null || given.logonBegun())) {
            changes.add(new AccessChange.DeleteLoginProfile(user));
        }
        given.policies()
                .surplus(access.policies())
                .forEach(policy -> changes.add(new AccessChange.DetachPolicy(user, policy)));
        return changes;
    }

    /** What is given. Nobody gets a new way in who may not get in: a password that comes with one who is inactive is for later. */
    static List<UserChange> giving(Given given, DesiredUser desired) {
        UserPrincipalName user = desired.profile().userPrincipalName();
        List<UserChange> changes = new ArrayList<>();
        given.policies()
                .lacking(desired.access().policies())
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
            return null;
        }
        if (givesConsoleLogon(given, desired)) {
            AccessStatus status = desired.isActive() ? AccessStatus.ACTIVE : AccessStatus.INACTIVE;
            return new CredentialChange.CreateLoginProfile(user, shall, status, given.logonBegun());
        }
        boolean newPassword = desired.access().newPassword();
        return is == null || (is.equals(shall) && !newPassword)
                ? null
                : new CredentialChange.UpdateLoginProfile(user, shall, newPassword);
    }

    static boolean givesConsoleLogon(Given given, DesiredUser desired) {
        boolean newPassword = desired.access().newPassword();
        return desired.access().consoleLogon() != null
                && given.consoleLogon() == null
                && !given.logonFound()
                && (newPassword || (desired.isActive() && !given.kept()));
    }

    static boolean givesAccessKey(Given given, DesiredUser desired) {
        return desired.isActive() && desired.access().accessKey() && given.accessKey() == null && !given.kept();
    }
}
