package ramscim.core.dryrun;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;

/** The half of a dry run that is about what users and groups have, and about what they would not have any more. */
abstract class DryRunBelongings extends ForwardingReads {
    static final String NEW = "dry-run";
    static final String USER = "UserPrincipalName";
    static final String GROUP = "GroupName";

    private final Consumer<PlannedCall> writes;

    /** What was taken away so far, and would not be in the way of a deletion any more. */
    private final Set<Object> gone = new HashSet<>();

    /** Something that a user or a group has. */
    private record Belonging(String owner, Object thing) {}

    DryRunBelongings(RamDirectory real, Consumer<PlannedCall> writes) {
        super(real);
        this.writes = writes;
    }

    final void write(PlannedCall call) {
        writes.accept(call);
    }

    static PlannedCall call(String operation) {
        return PlannedCall.of(operation);
    }

    static RamException refusal(Reason reason, String code, String message) {
        return RamException.answered(reason, code, message, null);
    }

    private boolean has(UserPrincipalName user, Object thing) {
        return !gone.contains(new Belonging(user.key(), thing));
    }

    private void take(UserPrincipalName user, Object thing) {
        gone.add(new Belonging(user.key(), thing));
    }

    @Override
    public List<UserPrincipalName> listUsersForGroup(GroupName group) {
        return real.listUsersForGroup(group).stream()
                .filter(user -> has(user, group.key()))
                .toList();
    }

    @Override
    public List<RamGroup> listGroupsForUser(UserPrincipalName user) {
        return real.listGroupsForUser(user).stream()
                .filter(group -> has(user, new GroupName(group.name()).key()))
                .toList();
    }

    @Override
    public @Nullable LoginProfile findLoginProfile(UserPrincipalName user) {
        return has(user, LoginProfile.class) ? real.findLoginProfile(user) : null;
    }

    @Override
    public List<AccessKey> listAccessKeys(UserPrincipalName user) {
        return real.listAccessKeys(user).stream()
                .filter(key -> has(user, key.id()))
                .toList();
    }

    @Override
    public @Nullable MfaDevice findMfaDevice(UserPrincipalName user) {
        return has(user, MfaDevice.class) ? real.findMfaDevice(user) : null;
    }

    @Override
    public List<PolicyName> listPoliciesForUser(UserPrincipalName user) {
        return real.listPoliciesForUser(user).stream()
                .filter(policy -> has(user, policy))
                .toList();
    }

    @Override
    public List<PolicyName> listPoliciesForGroup(GroupName group) {
        return real.listPoliciesForGroup(group).stream()
                .filter(policy -> !gone.contains(new Belonging(group.key(), policy)))
                .toList();
    }

    final boolean hasAnything(UserPrincipalName user) {
        return !listGroupsForUser(user).isEmpty()
                || findLoginProfile(user) != null
                || !listAccessKeys(user).isEmpty()
                || findMfaDevice(user) != null
                || !listPoliciesForUser(user).isEmpty();
    }

    final boolean hasAnything(GroupName group) {
        return !listUsersForGroup(group).isEmpty()
                || !listPoliciesForGroup(group).isEmpty();
    }

    @Override
    public void removeUserFromGroup(UserPrincipalName user, GroupName group) {
        write(call("RemoveUserFromGroup").with(USER, user).with(GROUP, group));
        take(user, group.key());
    }

    @Override
    public LoginProfile createLoginProfile(UserPrincipalName user, LoginProfileRequest request) {
        write(call("CreateLoginProfile")
                .with(USER, user)
                .with("Password", request.password())
                .with("Status", status(request.status()))
                .with("PasswordResetRequired", request.passwordResetRequired())
                .with("MFABindRequired", request.mfaBindRequired()));
        return new LoginProfile(
                request.status(), request.passwordResetRequired(), request.mfaBindRequired(), null, null);
    }

    @Override
    public LoginProfile updateLoginProfile(UserPrincipalName user, LoginProfileUpdate update) {
        LoginProfile before = findLoginProfile(user);
        if (before == null) {
            throw refusal(Reason.NOT_FOUND, "EntityNotExist.User.LoginProfile", "There is no login profile.");
        }
        write(call("UpdateLoginProfile")
                .with(USER, user)
                .with("Password", update.password())
                .with("Status", update.status() == null ? null : status(update.status()))
                .with("PasswordResetRequired", update.passwordResetRequired())
                .with("MFABindRequired", update.mfaBindRequired()));
        return new LoginProfile(
                update.status() == null ? before.status() : update.status(),
                update.passwordResetRequired() == null
                        ? before.passwordResetRequired()
                        : update.passwordResetRequired(),
                update.mfaBindRequired() == null ? before.mfaBindRequired() : update.mfaBindRequired(),
                before.updateDate(),
                before.lastLoginTime());
    }

    @Override
    public void deleteLoginProfile(UserPrincipalName user) {
        write(call("DeleteLoginProfile").with(USER, user));
        take(user, LoginProfile.class);
    }

    /** RAM writes {@code Active} and {@code Inactive}. */
    private static String status(AccessStatus status) {
        return switch (status) {
            case ACTIVE -> "Active";
            case INACTIVE -> "Inactive";
        };
    }

    @Override
    public NewAccessKey createAccessKey(UserPrincipalName user) {
        write(call("CreateAccessKey").with(USER, user));
        return new NewAccessKey(new AccessKey(new AccessKeyId(NEW), AccessStatus.ACTIVE, null), new Secret(NEW));
    }

    @Override
    public void updateAccessKey(UserPrincipalName user, AccessKeyId key, AccessStatus status) {
        write(call("UpdateAccessKey")
                .with(USER, user)
                .with("UserAccessKeyId", key)
                .with("Status", status(status)));
    }

    @Override
    public void deleteAccessKey(UserPrincipalName user, AccessKeyId key) {
        write(call("DeleteAccessKey").with(USER, user).with("UserAccessKeyId", key));
        take(user, key);
    }

    @Override
    public void unbindMfaDevice(UserPrincipalName user) {
        write(call("UnbindMFADevice").with(USER, user));
        take(user, MfaDevice.class);
    }

    @Override
    public void deleteVirtualMfaDevice(String serialNumber) {
        write(call("DeleteVirtualMFADevice").with("SerialNumber", serialNumber));
    }

    @Override
    public void attachPolicyToUser(UserPrincipalName user, PolicyName policy) {
        write(policy(call("AttachPolicyToUser"), policy).with(USER, user));
    }

    @Override
    public void detachPolicyFromUser(UserPrincipalName user, PolicyName policy) {
        write(policy(call("DetachPolicyFromUser"), policy).with(USER, user));
        take(user, policy);
    }

    @Override
    public void attachPolicyToGroup(GroupName group, PolicyName policy) {
        write(policy(call("AttachPolicyToGroup"), policy).with(GROUP, group));
    }

    @Override
    public void detachPolicyFromGroup(GroupName group, PolicyName policy) {
        write(policy(call("DetachPolicyFromGroup"), policy).with(GROUP, group));
        gone.add(new Belonging(group.key(), policy));
    }

    private static PlannedCall policy(PlannedCall call, PolicyName policy) {
        return call.with("PolicyType", policy.type().value()).with("PolicyName", policy.name());
    }
}
