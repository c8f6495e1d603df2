package ramscim.core.dryrun;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.CreateUserRequest;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycledUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;

/**
 * Tells what would be written instead of writing it, and answers as RAM would: a name that is taken is refused, a user or group that still has
 * something cannot be deleted. What is read is real. For one piece of work of one thread.
 */
public final class DryRunRamDirectory extends DryRunBelongings {
    private static final String USER_ID = "UserId";

    private final Map<UserId, RamUser> restored = new HashMap<>();

    /** @param writes is told of each call before it is answered; what it throws is thrown on */
    public DryRunRamDirectory(RamDirectory real, Consumer<PlannedCall> writes) {
        super(real, writes);
    }

    /** Writes nothing and tells nobody but the one who tries; for any number of threads. */
    public static RamDirectory refusing(RamDirectory real) {
        return new DryRunRamDirectory(real, call -> {
            throw RamException.notTried(
                    "Bridge.DryRun",
                    call.operation() + " was not called: the bridge is set to a dry run (bridge.dry-run).",
                    Duration.ofMinutes(1));
        });
    }

    @Override
    public @Nullable RamUser findUser(UserId id) {
        RamUser back = restored.get(id);
        return back == null ? real.findUser(id) : back;
    }

    @Override
    public RamUser createUser(CreateUserRequest request) {
        UserProfile profile = request.profile();
        checkNameIsFree(profile.userPrincipalName());
        Map<String, String> tags = request.tags().values();
        write(described(call("CreateUser"), profile).withTags(tags));
        return new RamUser(
                new UserId(NEW),
                profile.userPrincipalName().toString(),
                profile.displayName(),
                profile.email(),
                profile.mobilePhone(),
                profile.comments(),
                tags,
                null,
                null,
                null,
                null);
    }

    private void checkNameIsFree(UserPrincipalName name) {
        if (real.findUser(name) != null) {
            throw refusal(Reason.ALREADY_EXISTS, "EntityAlreadyExists.User", "The user already exists.");
        }
    }

    private static PlannedCall described(PlannedCall call, UserProfile profile) {
        return call.with(USER, profile.userPrincipalName())
                .with("DisplayName", profile.displayName())
                .with("Email", profile.email())
                .with("MobilePhone", profile.mobilePhone())
                .with("Comments", profile.comments());
    }

    @Override
    public RamUser updateUser(UserId id, UpdateUserRequest request) {
        RamUser before = existing(id);
        UserPrincipalName name = request.newUserPrincipalName();
        if (name != null) {
            checkNameIsFree(name);
        }
        write(call("UpdateUser")
                .with(USER_ID, id)
                .with("NewUserPrincipalName", name)
                .with("NewDisplayName", request.newDisplayName())
                .with("NewEmail", request.newEmail())
                .with("NewMobilePhone", request.newMobilePhone())
                .with("NewComments", request.newComments()));
        return new RamUser(
                id,
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
        RamUser user = findUser(id);
        if (user == null) {
            throw refusal(Reason.NOT_FOUND, "EntityNotExist.User", "The user does not exist.");
        }
        return user;
    }

    /** An empty string clears. */
    private static @Nullable String changed(@Nullable String before, @Nullable String after) {
        String value = after == null ? before : after;
        return value == null || value.isEmpty() ? null : value;
    }

    @Override
    public void deleteUser(UserId id) {
        UserPrincipalName name = UserPrincipalName.parse(existing(id).userPrincipalName());
        if (hasAnything(name)) {
            throw refusal(Reason.CONFLICT, "DeleteConflict.User", "The user still has something.");
        }
        write(call("DeleteUser").with(USER_ID, id));
    }

    @Override
    public void tagUser(UserId id, Map<String, String> tags) {
        write(call("TagResources").with(USER_ID, id).withTags(tags));
    }

    @Override
    public void untagUser(UserId id, Set<String> keys) {
        write(call("UntagResources").with(USER_ID, id).with("TagKey", String.join(",", new java.util.TreeSet<>(keys))));
    }

    @Override
    public RamGroup createGroup(GroupProfile profile) {
        checkNameIsFree(profile.name());
        write(described(call("CreateGroup"), profile));
        return new RamGroup(NEW, profile.name().value(), profile.displayName(), profile.comments(), null, null);
    }

    private void checkNameIsFree(GroupName name) {
        if (real.findGroup(name) != null) {
            throw refusal(Reason.ALREADY_EXISTS, "EntityAlreadyExists.Group", "The group already exists.");
        }
    }

    private static PlannedCall described(PlannedCall call, GroupProfile profile) {
        return call.with(GROUP, profile.name())
                .with("DisplayName", profile.displayName())
                .with("Comments", profile.comments());
    }

    @Override
    public RamGroup updateGroup(GroupName name, GroupProfile profile) {
        RamGroup before = existing(name);
        boolean renamed = !name.key().equals(profile.name().key());
        if (renamed) {
            checkNameIsFree(profile.name());
        }
        write(call("UpdateGroup")
                .with(GROUP, name)
                .with("NewGroupName", profile.name())
                .with("NewDisplayName", profile.displayName())
                .with("NewComments", profile.comments()));
        return new RamGroup(
                before.id(),
                profile.name().value(),
                profile.displayName(),
                profile.comments(),
                before.createDate(),
                before.updateDate());
    }

    private RamGroup existing(GroupName name) {
        RamGroup group = real.findGroup(name);
        if (group == null) {
            throw refusal(Reason.NOT_FOUND, "EntityNotExist.Group", "The group does not exist.");
        }
        return group;
    }

    @Override
    public void deleteGroup(GroupName name) {
        existing(name);
        if (hasAnything(name)) {
            throw refusal(Reason.CONFLICT, "DeleteConflict.Group", "The group still has something.");
        }
        write(call("DeleteGroup").with(GROUP, name));
    }

    @Override
    public void addUserToGroup(UserPrincipalName user, GroupName group) {
        write(call("AddUserToGroup").with(USER, user).with(GROUP, group));
    }

    /** What RAM does not tell of a deleted user, its tags among it, is not known of the restored one either. */
    @Override
    public void restoreUser(UserId id) {
        RecycledUser deleted = real.findRecycledUser(id);
        if (deleted == null) {
            throw refusal(Reason.NOT_FOUND, "EntityNotExist.User", "The user is not in the recycle bin.");
        }
        write(call("RestoreUserFromRecycleBin").with(USER_ID, id));
        restored.put(
                id,
                new RamUser(
                        id,
                        deleted.userPrincipalName(),
                        deleted.displayName(),
                        null,
                        null,
                        null,
                        Map.of(),
                        null,
                        null,
                        null,
                        null));
    }

    @Override
    public void deleteRecycledUser(UserId id) {
        write(call("DeleteUserInRecycleBin").with(USER_ID, id));
    }
}
