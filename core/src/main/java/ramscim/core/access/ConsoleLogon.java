package ramscim.core.access;

/**
 * How a user logs on to the console with a password (IMS CreateLoginProfile).
 *
 * @param passwordResetRequired whether the password is to be changed at the next logon
 * @param mfaBindRequired whether an MFA device is to be bound at the next logon
 */
public record ConsoleLogon(boolean passwordResetRequired, boolean mfaBindRequired) {}
