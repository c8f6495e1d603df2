package ramscim.adapter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/**
 * A CreateLoginProfile. A login profile has no mark of ownership: one is taken for the one made only if a call may have made it, it looks as was
 * asked for, and nobody can have made it before the first call.
 */
final class LoginProfileCreation extends Creation<LoginProfile> {
    /** RAM's clock may be so far behind the bridge's. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final LoginProfileRequest request;
    private final WriteHistory history;
    private final Instant began;

    LoginProfileCreation(
            LoginProfileRequest request,
            Supplier<LoginProfile> create,
            Supplier<@Nullable LoginProfile> find,
            WriteHistory history,
            Clock clock) {
        super(create, find, history);
        this.request = request;
        this.history = history;
        this.began = clock.instant();
    }

    @Override
    boolean isOurs(LoginProfile found) {
        return history.isAmbiguous()
                && found.status() == request.status()
                && found.passwordResetRequired() == request.passwordResetRequired()
                && found.mfaBindRequired() == request.mfaBindRequired()
                && found.lastLoginTime() == null
                && isNew(found.updateDate());
    }

    private boolean isNew(@Nullable Instant updated) {
        return updated != null && !updated.isBefore(began.minus(SKEW));
    }

    @Override
    RamException taken(LoginProfile found) {
        return RamException.unanswered(
                Reason.ALREADY_EXISTS,
                "EntityAlreadyExists.User.LoginProfile",
                "The user has a login profile that is not the one asked for");
    }
}
