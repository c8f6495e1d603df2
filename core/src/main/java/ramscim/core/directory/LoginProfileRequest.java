package ramscim.core.directory;

/**
 * A console logon to be made (IMS CreateLoginProfile). IMS documents the password as optional and does not say what a profile without one
 * is good for, so there always is one.
 */
public record LoginProfileRequest(
        Secret password, AccessStatus status, boolean passwordResetRequired, boolean mfaBindRequired) {}
