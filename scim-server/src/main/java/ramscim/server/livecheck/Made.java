package ramscim.server.livecheck;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;

/** What the check has made and not deleted, so that it is found again where listings do not show it yet. */
final class Made {
    private final Map<UserId, UserPrincipalName> users = new LinkedHashMap<>();

    /** Of creations whose answer was lost. */
    private final Set<UserPrincipalName> perhaps = new LinkedHashSet<>();

    private final Set<GroupName> groups = new LinkedHashSet<>();
    private @Nullable UserPrincipalName deleted;

    synchronized void done(RamCall<?> call, @Nullable Object answer) {
        if (call instanceof CreateUser creation && answer instanceof RamUser user) {
            users.put(user.id(), creation.profile().userPrincipalName());
        } else if (call instanceof UpdateUser update) {
            UserPrincipalName name = update.request().newUserPrincipalName();
            if (name != null) {
                users.put(update.id(), name);
            }
        } else if (call instanceof DeleteUser deletion) {
            deleted = users.remove(deletion.id());
        } else if (call instanceof RestoreUserFromRecycleBin restoration && deleted != null) {
            users.put(restoration.id(), deleted);
        } else if (call instanceof CreateGroup creation) {
            groups.add(creation.profile().name());
        } else if (call instanceof UpdateGroup update) {
            groups.remove(update.name());
            groups.add(update.profile().name());
        } else if (call instanceof DeleteGroup deletion) {
            groups.remove(deletion.name());
        }
    }

    /** A creation may have happened all the same. */
    synchronized void failed(RamCall<?> call, RamException e) {
        if (e.reason() != Reason.AMBIGUOUS) {
            return;
        }
        if (call instanceof CreateUser creation) {
            perhaps.add(creation.profile().userPrincipalName());
        } else if (call instanceof CreateGroup creation) {
            groups.add(creation.profile().name());
        } else if (call instanceof UpdateGroup update) {
            groups.add(update.profile().name());
        }
    }

    synchronized Map<UserId, UserPrincipalName> users() {
        return new LinkedHashMap<>(users);
    }

    synchronized Set<UserPrincipalName> perhaps() {
        return new LinkedHashSet<>(perhaps);
    }

    synchronized Set<GroupName> groups() {
        return new LinkedHashSet<>(groups);
    }

    synchronized void isGone(UserId id, UserPrincipalName name) {
        users.remove(id);
        perhaps.remove(name);
    }

    synchronized void isGone(GroupName name) {
        groups.removeIf(one -> one.key().equals(name.key()));
    }
}
