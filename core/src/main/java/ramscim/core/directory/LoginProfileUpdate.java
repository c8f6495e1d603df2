package ramscim.core.directory;

import org.jspecify.annotations.Nullable;

/** What shall change about a console logon (IMS UpdateLoginProfile): {@code null} leaves it as it is. */
public record LoginProfileUpdate(
        @Nullable Secret password,
        @Nullable AccessStatus status,
        @Nullable Boolean passwordResetRequired,
        @Nullable Boolean mfaBindRequired) {
    public LoginProfileUpdate {
        if (password == null && status == null && passwordResetRequired == null && mfaBindRequired == null) {
            throw new IllegalArgumentException("an update must change something");
        }
    }

    /** Turns the logon on or off, and leaves the password alone. */
    public static LoginProfileUpdate to(AccessStatus status) {
        return new LoginProfileUpdate(null, status, null, null);
    }
}
