package ramscim.core.reconcile;

import java.util.ArrayList;
import java.util.List;
import ramscim.core.converge.LiveAccess;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.ServiceCredential;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Access;

/** Looks whether people can get in who are disabled: RAM has no switch that turns a user off, so whoever may make a key lets them in. */
final class OpenAccess {
    private final RamDirectory directory;

    OpenAccess(RamDirectory directory) {
        this.directory = directory;
    }

    /** Whether the person shall not get in: disabled, or gone and kept in RAM. */
    static boolean isShut(StoredResource resource) {
        ConfirmedResource confirmed = resource.confirmed();
        return resource.intent() == null
                && (confirmed == null
                        ? resource.observed() != null
                        : !confirmed.attributes().isActive());
    }

    /** What is on and shall be off; four calls. Nothing can be asked of a name that breaks RAM's own rules. */
    List<Difference> of(String user) {
        Access access;
        try {
            access = LiveAccess.whole(directory, UserPrincipalName.parse(user));
        } catch (RuleViolation e) {
            return List.of();
        } catch (RamException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
        List<Difference> open = new ArrayList<>();
        if (access.loginProfile() != null && access.loginProfile().status() == AccessStatus.ACTIVE) {
            open.add(new Difference("LoginProfile", "Inactive", "Active"));
        }
        access.accessKeys().stream()
                .filter(key -> key.status() == AccessStatus.ACTIVE)
                .forEach(key -> open.add(new Difference("AccessKey " + key.id().value(), "Inactive", "Active")));
        access.serviceCredentials().stream()
                .filter(ServiceCredential::active)
                .forEach(one -> open.add(new Difference("ServiceCredential " + one.id(), "Inactive", "Active")));
        access.passkeys().forEach(passkey -> open.add(new Difference("Passkey " + passkey.id(), "none", "there")));
        return open;
    }
}
