package ramscim.adapter;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.CreateUserRequest;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserPrincipalName;

/**
 * One CreateUser and its repetitions.
 *
 * <p>RAM has no idempotency token. When the answer got lost, and when a repeated attempt is told that the user exists, the user is read back
 * and its ownership tags tell whether the bridge made it.
 */
final class UserCreation {
    private final CreateUserRequest request;
    private final Function<CreateUserRequest, RamUser> create;
    private final Function<UserPrincipalName, @Nullable RamUser> find;
    private final WriteHistory history;

    UserCreation(
            CreateUserRequest request,
            Function<CreateUserRequest, RamUser> create,
            Function<UserPrincipalName, @Nullable RamUser> find,
            WriteHistory history) {
        this.request = request;
        this.create = create;
        this.find = find;
        this.history = history;
    }

    /** One attempt. What it throws may be worth another; what it returns is settled, even if that is a failure. */
    Supplier<RamUser> attempt() {
        try {
            return user(create.apply(request));
        } catch (RamException e) {
            boolean doubtful =
                    e.reason() == Reason.AMBIGUOUS || (e.reason() == Reason.ALREADY_EXISTS && history.hasFailed());
            history.note(e);
            if (doubtful) {
                return readBack(e);
            }
            throw e;
        }
    }

    private Supplier<RamUser> readBack(RamException failure) {
        RamUser found;
        try {
            found = find.apply(request.profile().userPrincipalName());
        } catch (RamException e) {
            return failed(history.ambiguousOr(failure));
        }
        if (found == null) {
            throw history.ambiguousOr(failure);
        }
        return isOurs(found) ? user(found) : failed(taken(found));
    }

    private boolean isOurs(RamUser found) {
        return OwnershipTags.sameOwner(found.tags(), request.tags().values());
    }

    private static RamException taken(RamUser found) {
        return RamException.unanswered(
                Reason.ALREADY_EXISTS,
                "EntityAlreadyExists.User",
                "The logon name belongs to another RAM user, UserId " + found.id());
    }

    private static Supplier<RamUser> user(RamUser user) {
        return () -> user;
    }

    private static Supplier<RamUser> failed(RamException failure) {
        return () -> {
            throw failure;
        };
    }
}
