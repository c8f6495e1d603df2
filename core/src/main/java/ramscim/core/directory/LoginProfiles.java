package ramscim.core.directory;

import org.jspecify.annotations.Nullable;

/**
 * Who may log on to the console (Console Password Logon), a part of {@link RamDirectory}.
 *
 * <p>IMS takes the current logon name only. It may have changed since it was asked for, and then the call fails with {@code NOT_FOUND}, which never
 * means that the user has no login profile.
 */
public interface LoginProfiles {
    /** What new passwords must be like (GetPasswordPolicy). */
    PasswordPolicy passwordPolicy();

    /**
     * Lets a user log on with a password (CreateLoginProfile). If an answer was lost, a profile that looks as asked for counts as the one made.
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user, {@code ALREADY_EXISTS} if it has a login profile, {@code INVALID} if the
     *     password is not what the policy asks for
     */
    LoginProfile createLoginProfile(UserPrincipalName user, LoginProfileRequest request);

    /**
     * A user's login profile, or null if it has none (GetLoginProfile).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user
     */
    @Nullable LoginProfile findLoginProfile(UserPrincipalName user);

    /**
     * Changes a login profile (UpdateLoginProfile). Repeating it changes nothing more, unless it sets a password that the policy then forbids as a
     * former one.
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user or it has no login profile, {@code INVALID} if the password is not what the
     *     policy asks for
     */
    LoginProfile updateLoginProfile(UserPrincipalName user, LoginProfileUpdate update);

    /**
     * Removes a user's login profile; one that does not exist is removed already (DeleteLoginProfile).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user
     */
    void deleteLoginProfile(UserPrincipalName user);
}
