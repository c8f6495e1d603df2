package ramscim.adapter;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/** A CreateLoginProfile; a login profile has no mark of ownership, so one that looks as asked for counts as the one made. */
final class LoginProfileCreation extends Creation<LoginProfile> {
    private final LoginProfileRequest request;

    LoginProfileCreation(
            LoginProfileRequest request,
            Supplier<LoginProfile> create,
            Supplier<@Nullable LoginProfile> find,
            WriteHistory history) {
        super(create, find, history);
        this.request = request;
    }

    @Override
    boolean isOurs(LoginProfile found) {
        return found.status() == request.status()
                && found.passwordResetRequired() == request.passwordResetRequired()
                && found.mfaBindRequired() == request.mfaBindRequired()
                && found.lastLoginTime() == null;
    }

    @Override
    RamException taken(LoginProfile found) {
        return RamException.unanswered(
                Reason.ALREADY_EXISTS,
                "EntityAlreadyExists.User.LoginProfile",
                "The user has a login profile that is not the one asked for");
    }
}
