package ramscim.core.plan;

import org.jspecify.annotations.Nullable;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.Credentials;
import ramscim.core.access.Credentials.Password;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;

/** A change that needs a secret, or makes one. */
public sealed interface CredentialChange extends AccessChange {
    /** Makes the call, with the secrets of this user. */
    ObservedUser apply(RamDirectory directory, Credentials credentials, ObservedUser before);

    @Override
    default ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
        throw new IllegalStateException(operation() + " needs to know where secrets come from and go to");
    }

    /**
     * The user can log on to the console, once it is active. A generated password is handed over before it counts as given; if that fails, or the bridge
     * dies before, the next attempt sets another.
     *
     * @param status Inactive for one who may not get in yet
     * @param begun whether an earlier attempt has made the login profile that is there, if one is
     */
    record CreateLoginProfile(UserPrincipalName user, ConsoleLogon logon, AccessStatus status, boolean begun)
            implements CredentialChange {
        @Override
        public String operation() {
            return "CreateLoginProfile";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, Credentials credentials, ObservedUser before) {
            Password password = credentials.password(user);
            if (create(directory, password.secret())) {
                return given(credentials, password, before);
            }
            return isTakenOver(password, before.given())
                    ? takenOver(directory, credentials, password, before)
                    : before.with(before.given().withFoundLogon());
        }

        private ObservedUser given(Credentials credentials, Password password, ObservedUser before) {
            if (password.generated()) {
                credentials.deliver(user, password);
            }
            ObservedUser with = before.with(before.given().with(logon));
            return status == AccessStatus.ACTIVE
                    ? with
                    : with.with(with.suspended().withLoginProfile());
        }

        private boolean create(RamDirectory directory, Secret password) {
            try {
                directory.createLoginProfile(
                        user,
                        new LoginProfileRequest(
                                password, status, logon.passwordResetRequired(), logon.mfaBindRequired()));
                return true;
            } catch (RamException e) {
                if (e.reason() == Reason.ALREADY_EXISTS) {
                    return false;
                }
                throw e;
            }
        }

        /** A profile that somebody else made stays as it is; one of an adopted user was adopted with it, and gets the password that came for it. */
        private boolean isTakenOver(Password password, Given given) {
            return given.kept() ? !password.generated() : begun;
        }

        private ObservedUser takenOver(
                RamDirectory directory, Credentials credentials, Password password, ObservedUser before) {
            directory.updateLoginProfile(
                    user,
                    new LoginProfileUpdate(
                            password.secret(), status, logon.passwordResetRequired(), logon.mfaBindRequired()));
            return given(credentials, password, before);
        }
    }

    /**
     * The console logon changes, its status does not.
     *
     * @param newPassword whether the password that came with the request is set
     */
    record UpdateLoginProfile(UserPrincipalName user, ConsoleLogon logon, boolean newPassword)
            implements CredentialChange {
        @Override
        public String operation() {
            return "UpdateLoginProfile";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, Credentials credentials, ObservedUser before) {
            directory.updateLoginProfile(
                    user,
                    new LoginProfileUpdate(
                            newPassword ? credentials.password(user).secret() : null,
                            null,
                            logon.passwordResetRequired(),
                            logon.mfaBindRequired()));
            return before.with(before.given().with(logon));
        }
    }

    /** The user gets a key. If its secret cannot be handed over, nobody can ever use the key, and it goes again. */
    record CreateAccessKey(UserPrincipalName user) implements CredentialChange {
        @Override
        public String operation() {
            return "CreateAccessKey";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, Credentials credentials, ObservedUser before) {
            NewAccessKey made = directory.createAccessKey(user);
            try {
                credentials.deliver(user, made);
            } catch (RuntimeException e) {
                directory.deleteAccessKey(user, made.key().id());
                throw e;
            }
            return before.with(before.given().with(made.key().id()));
        }
    }
}
