package ramscim.adapter;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.CreateUserRequest;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;

/** A CreateUser; a user's tags say whose it is. */
final class UserCreation extends Creation<RamUser> {
    private final CreateUserRequest request;

    UserCreation(
            CreateUserRequest request,
            Supplier<RamUser> create,
            Supplier<@Nullable RamUser> find,
            WriteHistory history) {
        super(create, find, history);
        this.request = request;
    }

    @Override
    boolean isOurs(RamUser found) {
        return OwnershipTags.sameOwner(found.tags(), request.tags().values());
    }

    @Override
    RamException taken(RamUser found) {
        return RamException.unanswered(
                Reason.ALREADY_EXISTS,
                "EntityAlreadyExists.User",
                "The logon name belongs to another RAM user, UserId " + found.id());
    }
}
