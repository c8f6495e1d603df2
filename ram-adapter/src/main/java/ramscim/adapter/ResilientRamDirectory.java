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
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;

/**
 * Keeps a directory's calls within RAM's rate, repeats what is worth it and stops calling while RAM is down.
 *
 * <p>Updates, tags and deletions say what shall be and not what to add, so after a lost answer they are simply made again; a creation is
 * read back first ({@link UserCreation}).
 */
final class ResilientRamDirectory implements RamDirectory {
    private final RamDirectory directory;
    private final CallGuard reads;
    private final CallGuard writes;

    ResilientRamDirectory(RamDirectory directory, RamResilience resilience) {
        this.directory = directory;
        reads = new CallGuard(ApiClass.READ, resilience);
        writes = new CallGuard(ApiClass.IDENTITY_WRITE, resilience);
    }

    @Override
    public String defaultDomain() {
        return read(directory::defaultDomain);
    }

    @Override
    public RamUser createUser(CreateUserRequest request) {
        WriteHistory history = new WriteHistory();
        UserCreation creation = new UserCreation(
                request, wanted -> writes.once(() -> directory.createUser(wanted)), this::findUser, history);
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

    /** A user that is not there after a lost answer is one that the lost call deleted. */
    @Override
    public void deleteUser(UserId id) {
        WriteHistory history = new WriteHistory();
        try {
            write(history, done(() -> directory.deleteUser(id)));
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND || !history.isAmbiguous()) {
                throw e;
            }
        }
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
    public AccountSummary accountSummary() {
        return read(directory::accountSummary);
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
