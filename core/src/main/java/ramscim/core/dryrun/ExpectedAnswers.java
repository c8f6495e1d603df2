package ramscim.core.dryrun;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.Done;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.RecycledUser;
import ramscim.core.directory.ResourceGroupCall.ListPolicyAttachments;
import ramscim.core.directory.Secret;
import ramscim.core.directory.ServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.CreateServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.ListServiceCredentials;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;

/** What RAM would answer to writes: a name that is taken is refused, a user or group that still has something cannot be deleted. */
final class ExpectedAnswers {
    private static final String NEW = "dry-run";

    private final RamDirectory reads;

    /** @param reads tells what would be there by then */
    ExpectedAnswers(RamDirectory reads) {
        this.reads = reads;
    }

    /** That every operation answers what it says is proven by the contract of all calls. */
    Object to(RamCall<?> write) {
        return switch (write.operation()) {
            case CREATE_USER -> created((CreateUser) write);
            case UPDATE_USER -> updated((UpdateUser) write);
            case DELETE_USER -> deleted((DeleteUser) write);
            case CREATE_GROUP -> created(((CreateGroup) write).profile());
            case UPDATE_GROUP -> updated((UpdateGroup) write);
            case DELETE_GROUP -> deleted((DeleteGroup) write);
            case CREATE_LOGIN_PROFILE -> created(((CreateLoginProfile) write).request());
            case UPDATE_LOGIN_PROFILE -> updated((UpdateLoginProfile) write);
            case CREATE_ACCESS_KEY ->
                new NewAccessKey(new AccessKey(new AccessKeyId(NEW), AccessStatus.ACTIVE, null), new Secret(NEW));
            case CREATE_SERVICE_CREDENTIAL ->
                new ServiceCredential(NEW, ((CreateServiceCredential) write).service(), true);
            case RESTORE_USER_FROM_RECYCLE_BIN -> recycled((RestoreUserFromRecycleBin) write);
            default -> Done.DONE;
        };
    }

    private RamUser created(CreateUser call) {
        UserProfile profile = call.profile();
        checkNameIsFree(profile.userPrincipalName());
        return new RamUser(
                new UserId(NEW),
                profile.userPrincipalName().toString(),
                profile.displayName(),
                profile.email(),
                profile.mobilePhone(),
                profile.comments(),
                call.tags().values(),
                null,
                null,
                null,
                null);
    }

    private void checkNameIsFree(UserPrincipalName name) {
        if (reads.call(new GetUser(name)).isPresent()) {
            throw refusal(Reason.ALREADY_EXISTS, "EntityAlreadyExists.User", "The user already exists.");
        }
    }

    private RamUser updated(UpdateUser call) {
        RamUser before = existing(call.id());
        UpdateUserRequest request = call.request();
        UserPrincipalName name = request.newUserPrincipalName();
        if (name != null) {
            checkNameIsFree(name);
        }
        return new RamUser(
                before.id(),
                name == null ? before.userPrincipalName() : name.toString(),
                request.newDisplayName() == null ? before.displayName() : request.newDisplayName(),
                changed(before.email(), request.newEmail()),
                changed(before.mobilePhone(), request.newMobilePhone()),
                changed(before.comments(), request.newComments()),
                Map.of(),
                before.provisionType(),
                before.createDate(),
                before.updateDate(),
                before.lastLoginDate());
    }

    private RamUser existing(UserId id) {
        return reads.call(new GetUser(id)).orElseThrow(() -> noSuchUser("The user does not exist."));
    }

    private static RamException noSuchUser(String message) {
        return refusal(Reason.NOT_FOUND, "EntityNotExist.User", message);
    }

    /** An empty string clears. */
    private static @Nullable String changed(@Nullable String before, @Nullable String after) {
        String value = after == null ? before : after;
        return value == null || value.isEmpty() ? null : value;
    }

    private Done deleted(DeleteUser call) {
        UserPrincipalName name = UserPrincipalName.parse(existing(call.id()).userPrincipalName());
        boolean has = !reads.call(new ListGroupsForUser(name)).isEmpty()
                || reads.call(new GetLoginProfile(name)).isPresent()
                || !reads.call(new ListAccessKeys(name)).isEmpty()
                || !reads.call(new ListServiceCredentials(name)).isEmpty()
                || reads.call(new GetUserMfaInfo(name)).isPresent()
                || !reads.call(new ListPoliciesForUser(name)).isEmpty()
                || hasScopedPolicies(name);
        if (has) {
            throw refusal(Reason.CONFLICT, "DeleteConflict.User", "The user still has something.");
        }
        return Done.DONE;
    }

    /** Whether RAM minds is not documented; whoever cannot be asked is left out. */
    private boolean hasScopedPolicies(UserPrincipalName user) {
        try {
            return !reads.call(new ListPolicyAttachments(user)).isEmpty();
        } catch (RamException e) {
            return false;
        }
    }

    private RamGroup created(GroupProfile profile) {
        checkNameIsFree(profile.name());
        return new RamGroup(NEW, profile.name().value(), profile.displayName(), profile.comments(), null, null);
    }

    private void checkNameIsFree(GroupName name) {
        if (reads.call(new GetGroup(name)).isPresent()) {
            throw refusal(Reason.ALREADY_EXISTS, "EntityAlreadyExists.Group", "The group already exists.");
        }
    }

    private RamGroup updated(UpdateGroup call) {
        RamGroup before = existing(call.name());
        GroupProfile profile = call.profile();
        if (call.isRenaming()) {
            checkNameIsFree(profile.name());
        }
        return new RamGroup(
                before.id(),
                profile.name().value(),
                profile.displayName(),
                profile.comments(),
                before.createDate(),
                before.updateDate());
    }

    private RamGroup existing(GroupName name) {
        return reads.call(new GetGroup(name))
                .orElseThrow(() -> refusal(Reason.NOT_FOUND, "EntityNotExist.Group", "The group does not exist."));
    }

    private Done deleted(DeleteGroup call) {
        GroupName name = call.name();
        existing(name);
        if (!reads.all(new ListUsersForGroup(name)).isEmpty()
                || !reads.call(new ListPoliciesForGroup(name)).isEmpty()) {
            throw refusal(Reason.CONFLICT, "DeleteConflict.Group", "The group still has something.");
        }
        return Done.DONE;
    }

    private static LoginProfile created(LoginProfileRequest request) {
        return new LoginProfile(
                request.status(), request.passwordResetRequired(), request.mfaBindRequired(), null, null);
    }

    private LoginProfile updated(UpdateLoginProfile call) {
        LoginProfile before = reads.call(new GetLoginProfile(call.user()))
                .orElseThrow(() ->
                        refusal(Reason.NOT_FOUND, "EntityNotExist.User.LoginProfile", "There is no login profile."));
        LoginProfileUpdate update = call.update();
        return new LoginProfile(
                update.status() == null ? before.status() : update.status(),
                update.passwordResetRequired() == null
                        ? before.passwordResetRequired()
                        : update.passwordResetRequired(),
                update.mfaBindRequired() == null ? before.mfaBindRequired() : update.mfaBindRequired(),
                before.updateDate(),
                before.lastLoginTime());
    }

    /** What RAM does not tell of a deleted user, its tags among it, is not known of the restored one either. */
    private RamUser recycled(RestoreUserFromRecycleBin call) {
        RecycledUser deleted = reads.call(new GetUserInRecycleBin(call.id()))
                .orElseThrow(() -> noSuchUser("The user is not in the recycle bin."));
        return new RamUser(
                call.id(),
                deleted.userPrincipalName(),
                deleted.displayName(),
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                null);
    }

    private static RamException refusal(Reason reason, String code, String message) {
        return RamException.answered(reason, code, message, null);
    }
}
