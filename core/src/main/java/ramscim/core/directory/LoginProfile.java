package ramscim.core.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's console logon as RAM reports it (the {@code LoginProfile} element of IMS GetLoginProfile).
 *
 * <p>RAM itself sets it Inactive when a user has not logged on for as long as the account's security preferences say.
 *
 * @param lastLoginTime told by GetLoginProfile only
 * @param initialPasswordExpired whether the password that it was made with was never used and has run out ({@code PasswordStatus=InitialExpired})
 */
public record LoginProfile(
        AccessStatus status,
        boolean passwordResetRequired,
        boolean mfaBindRequired,
        @Nullable Instant updateDate,
        @Nullable Instant lastLoginTime,
        boolean initialPasswordExpired) {
    /** One whose password has not run out, as far as is known. */
    public LoginProfile(
            AccessStatus status,
            boolean passwordResetRequired,
            boolean mfaBindRequired,
            @Nullable Instant updateDate,
            @Nullable Instant lastLoginTime) {
        this(status, passwordResetRequired, mfaBindRequired, updateDate, lastLoginTime, false);
    }
}
