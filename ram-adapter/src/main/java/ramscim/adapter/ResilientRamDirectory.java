package ramscim.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccountSummary;
import ramscim.core.directory.CreateUserRequest;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;

/**
 * Keeps a directory's calls within RAM's rate, repeats what is worth it and stops calling while RAM is down.
 *
 * <p>Updates, tags, memberships and deletions say what shall be and not what to add, so after a lost answer they are simply made again; a
 * creation is read back first ({@link Creation}).
 */
final class ResilientRamDirectory implements RamDirectory {
    private final RamDirectory directory;
    private final CallGuard reads;
    private final CallGuard writes;

    ResilientRamDirectory(RamDirectory directory, CallGuards guards) {
        this.directory = directory;
        reads = guards.of(ApiClass.READ);
        writes = guards.of(ApiClass.IDENTITY_WRITE);
    }

    @Override
    public String defaultDomain() {
        return read(directory::defaultDomain);
    }

    @Override
    public RamUser createUser(CreateUserRequest request) {
        WriteHistory history = new WriteHistory();
        UserCreation creation = new UserCreation(
                request,
                () -> writes.once(() -> directory.createUser(request)),
                () -> findUser(request.profile().userPrincipalName()),
                history);
        return repeat(history, creation::attempt).get();
    }

    @Override
    public @Nullable RamUser findUser(UserId id) {
        return this.<@Nullable RamUser>read(() -> directory.findUser(id));
    }

    @Override
    public @Nullable RamUser findUser(UserPrincipalName name) {
        return this.<@Nullable RamUser>read(() -> directory.findUser(name));
    }

    @Override
    public RamUser updateUser(UserId id, UpdateUserRequest request) {
        return write(new WriteHistory(), () -> directory.updateUser(id, request));
    }

    @Override
    public void deleteUser(UserId id) {
        delete(() -> directory.deleteUser(id));
    }

    @Override
    public void tagUser(UserId id, Map<String, String> tags) {
        write(new WriteHistory(), done(() -> directory.tagUser(id, tags)));
    }

    @Override
    public void untagUser(UserId id, Set<String> keys) {
        write(new WriteHistory(), done(() -> directory.untagUser(id, keys)));
    }

    /** Collects before it hands over, so that a listing that starts again hands nobody over twice. */
    @Override
    public void listUsers(Map<String, String> tags, Consumer<RamUser> consumer) {
        List<RamUser> users = read(() -> {
            List<RamUser> listed = new ArrayList<>();
            directory.listUsers(tags, listed::add);
            return listed;
        });
        users.forEach(consumer);
    }

    @Override
    public RamGroup createGroup(GroupProfile profile) {
        WriteHistory history = new WriteHistory();
        GroupCreation creation = new GroupCreation(
                profile,
                () -> writes.once(() -> directory.createGroup(profile)),
                () -> findGroup(profile.name()),
                history);
        return repeat(history, creation::attempt).get();
    }

    @Override
    public @Nullable RamGroup findGroup(GroupName name) {
        return this.<@Nullable RamGroup>read(() -> directory.findGroup(name));
    }

    /** A group that is not there after a lost answer may be one that the lost call renamed. */
    @Override
    public RamGroup updateGroup(GroupName name, GroupProfile profile) {
        WriteHistory history = new WriteHistory();
        try {
            return write(history, () -> directory.updateGroup(name, profile));
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND || !history.isAmbiguous()) {
                throw e;
            }
            return renamed(profile, history, e);
        }
    }

    private RamGroup renamed(GroupProfile profile, WriteHistory history, RamException notFound) {
        RamGroup found;
        try {
            found = findGroup(profile.name());
        } catch (RamException e) {
            throw history.ambiguousOr(e);
        }
        if (found == null || !isAs(profile, found)) {
            throw notFound;
        }
        return found;
    }

    private static boolean isAs(GroupProfile profile, RamGroup found) {
        return profile.name().value().equals(found.name())
                && profile.displayName().equals(found.displayName())
                && profile.comments().equals(found.comments());
    }

    @Override
    public void deleteGroup(GroupName name) {
        delete(() -> directory.deleteGroup(name));
    }

    @Override
    public void addUserToGroup(UserPrincipalName user, GroupName group) {
        write(new WriteHistory(), done(() -> directory.addUserToGroup(user, group)));
    }

    @Override
    public void removeUserFromGroup(UserPrincipalName user, GroupName group) {
        write(new WriteHistory(), done(() -> directory.removeUserFromGroup(user, group)));
    }

    @Override
    public List<UserPrincipalName> listUsersForGroup(GroupName group) {
        return read(() -> directory.listUsersForGroup(group));
    }

    @Override
    public List<RamGroup> listGroupsForUser(UserPrincipalName user) {
        return read(() -> directory.listGroupsForUser(user));
    }

    @Override
    public AccountSummary accountSummary() {
        return read(directory::accountSummary);
    }

    /** What is not there after a lost answer is what the lost call deleted. */
    private void delete(Runnable deletion) {
        WriteHistory history = new WriteHistory();
        try {
            write(history, done(deletion));
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND || !history.isAmbiguous()) {
                throw e;
            }
        }
    }

    private <T extends @Nullable Object> T read(Supplier<T> call) {
        return reads.repeat(() -> reads.once(call));
    }

    private <T> T write(WriteHistory history, Supplier<T> call) {
        return repeat(history, () -> history.noting(() -> writes.once(call)));
    }

    private <T> T repeat(WriteHistory history, Supplier<T> attempt) {
        try {
            return writes.repeat(attempt);
        } catch (RamException e) {
            throw history.outcome(e);
        }
    }

    private static Supplier<Boolean> done(Runnable call) {
        return () -> {
            call.run();
            return true;
        };
    }
}
