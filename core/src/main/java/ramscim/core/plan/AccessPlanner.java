package ramscim.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.DesiredAccess;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.Done;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.DeleteLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.mapping.DesiredUser;

/** Plans what gives a user its access, and takes it away again: the part of {@link UserPlanner} that concerns nothing else. */
final class AccessPlanner {
    private AccessPlanner() {}

    /** What is taken, from the user as it is called now. */
    static List<RamCall<Done>> taking(UserPrincipalName user, Given given, DesiredUser desired) {
        DesiredAccess access = desired.access();
        List<RamCall<Done>> changes = new ArrayList<>();
        AccessKeyId key = given.accessKey();
        if (!access.accessKey() && key != null) {
            changes.add(new DeleteAccessKey(user, key));
        }
        if (access.consoleLogon() == null && (given.consoleLogon() != null || given.logonBegun())) {
            changes.add(new DeleteLoginProfile(user));
        }
        given.policies()
                .surplus(access.policies())
                .forEach(policy -> changes.add(new DetachPolicyFromUser(user, policy)));
        return changes;
    }

    /** What is given. Nobody gets a new way in who may not get in: a password that comes with one who is inactive is for later. */
    static List<RamCall<?>> giving(Given given, DesiredUser desired) {
        UserPrincipalName user = desired.profile().userPrincipalName();
        List<RamCall<?>> changes = new ArrayList<>();
        given.policies()
                .lacking(desired.access().policies())
                .forEach(policy -> changes.add(new AttachPolicyToUser(user, policy)));
        RamCall<?> logon = consoleLogon(user, given, desired);
        if (logon != null) {
            changes.add(logon);
        }
        if (givesAccessKey(given, desired)) {
            changes.add(new CreateAccessKey(user));
        }
        return changes;
    }

    private static @Nullable RamCall<?> consoleLogon(UserPrincipalName user, Given given, DesiredUser desired) {
        ConsoleLogon shall = desired.access().consoleLogon();
        ConsoleLogon is = given.consoleLogon();
        if (shall == null) {
            return null;
        }
        if (givesConsoleLogon(given, desired)) {
            AccessStatus status = desired.isActive() ? AccessStatus.ACTIVE : AccessStatus.INACTIVE;
            return given.logonBegun()
                    ? new UpdateLoginProfile(user, whole(shall, status))
                    : new CreateLoginProfile(
                            user,
                            new LoginProfileRequest(
                                    Secret.LEFT_OPEN, status, shall.passwordResetRequired(), shall.mfaBindRequired()));
        }
        boolean newPassword = desired.access().newPassword();
        return is == null || (is.equals(shall) && !newPassword)
                ? null
                : new UpdateLoginProfile(
                        user,
                        new LoginProfileUpdate(
                                newPassword ? Secret.LEFT_OPEN : null,
                                null,
                                shall.passwordResetRequired(),
                                shall.mfaBindRequired()));
    }

    /** Everything of a login profile that is there already: whoever began it may not have told anybody the password. */
    private static LoginProfileUpdate whole(ConsoleLogon shall, AccessStatus status) {
        return new LoginProfileUpdate(Secret.LEFT_OPEN, status, shall.passwordResetRequired(), shall.mfaBindRequired());
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
