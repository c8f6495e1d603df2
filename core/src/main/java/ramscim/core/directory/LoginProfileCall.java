package ramscim.core.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException.Reason;

/** The calls about who may log on to the console (Console Password Logon). They take the current logon name only. */
public sealed interface LoginProfileCall<R> extends RamCall<R> {
    /**
     * Lets a user log on with a password. It fails with {@code NOT_FOUND} if there is no such user, with {@code ALREADY_EXISTS} if it has a login profile,
     * and with {@code INVALID} if the password is not what the policy asks for.
     */
    record CreateLoginProfile(UserPrincipalName user, LoginProfileRequest request)
            implements LoginProfileCall<LoginProfile>, RamCall.Creation<LoginProfile> {
        /** RAM's clock may be so far behind the bridge's. */
        private static final Duration SKEW = Duration.ofSeconds(5);

        @Override
        public RamOperation operation() {
            return RamOperation.CREATE_LOGIN_PROFILE;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user)
                    .with("Password", request.password())
                    .with("Status", request.status())
                    .with("PasswordResetRequired", request.passwordResetRequired())
                    .with("MFABindRequired", request.mfaBindRequired());
        }

        @Override
        public GetLoginProfile readBack() {
            return new GetLoginProfile(user);
        }

        /**
         * A login profile has no mark of ownership: one is taken for the one made only if a call may have made it, it looks as was asked for, and nobody
         * can have made it before the first call.
         */
        @Override
        public boolean made(LoginProfile found, @Nullable Instant begun) {
            return begun != null
                    && found.status() == request.status()
                    && found.passwordResetRequired() == request.passwordResetRequired()
                    && found.mfaBindRequired() == request.mfaBindRequired()
                    && found.lastLoginTime() == null
                    && found.updateDate() != null
                    && !found.updateDate().isBefore(begun.minus(SKEW));
        }

        @Override
        public RamException taken(LoginProfile found) {
            return RamException.unanswered(
                    Reason.ALREADY_EXISTS,
                    "EntityAlreadyExists.User.LoginProfile",
                    "The user has a login profile that is not the one asked for");
        }

        /** The same with the password that its plan had to leave open. */
        public CreateLoginProfile with(Secret password) {
            return new CreateLoginProfile(
                    user,
                    new LoginProfileRequest(
                            password, request.status(), request.passwordResetRequired(), request.mfaBindRequired()));
        }
    }

    /** A user's login profile; empty if it has none. It fails with {@code NOT_FOUND} if there is no such user. */
    record GetLoginProfile(UserPrincipalName user) implements LoginProfileCall<Optional<LoginProfile>> {
        @Override
        public RamOperation operation() {
            return RamOperation.GET_LOGIN_PROFILE;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user);
        }
    }

    /**
     * Changes a login profile. Repeating it changes nothing more, unless it sets a password that the policy then forbids as a former one. It fails with
     * {@code NOT_FOUND} if there is no such user or it has no login profile, and with {@code INVALID} if the password is not what the policy asks for.
     */
    record UpdateLoginProfile(UserPrincipalName user, LoginProfileUpdate update)
            implements LoginProfileCall<LoginProfile> {
        @Override
        public RamOperation operation() {
            return RamOperation.UPDATE_LOGIN_PROFILE;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user)
                    .with("Password", update.password())
                    .with("Status", update.status())
                    .with("PasswordResetRequired", update.passwordResetRequired())
                    .with("MFABindRequired", update.mfaBindRequired());
        }

        /** When it turns the logon off and does nothing else. */
        @Override
        public boolean takesAway() {
            return update.equals(LoginProfileUpdate.to(AccessStatus.INACTIVE));
        }

        /** The same with the password that its plan had to leave open. */
        public UpdateLoginProfile with(Secret password) {
            return new UpdateLoginProfile(
                    user,
                    new LoginProfileUpdate(
                            password, update.status(), update.passwordResetRequired(), update.mfaBindRequired()));
        }
    }

    /** Removes a user's login profile; one that does not exist is removed already. It fails with {@code NOT_FOUND} if there is no such user. */
    record DeleteLoginProfile(UserPrincipalName user) implements LoginProfileCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.DELETE_LOGIN_PROFILE;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user);
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }
}
