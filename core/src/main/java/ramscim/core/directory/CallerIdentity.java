package ramscim.core.directory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose credentials the calls are signed with (STS GetCallerIdentity).
 *
 * @param accountId the account that all calls are about
 * @param userId of the RAM user; null for a role's session, which is no RAM user
 * @param arn {@code acs:ram::<account>:user/<name>}, or {@code :assumed-role/<role>/<session>}; null if STS did not tell
 */
public record CallerIdentity(
        Type type,
        String accountId,
        @Nullable UserId userId,
        @Nullable String arn) {
    private static final String USER = ":user/";

    /** What kind of identity it is. */
    public enum Type {
        /** The account itself. */
        ACCOUNT,
        RAM_USER,
        ASSUMED_ROLE,
        /** One that this bridge knows nothing of. */
        OTHER;

        /** By the word of {@code IdentityType}. */
        public static Type of(String word) {
            return switch (word) {
                case "Account" -> ACCOUNT;
                case "RAMUser" -> RAM_USER;
                case "AssumedRoleUser" -> ASSUMED_ROLE;
                default -> OTHER;
            };
        }
    }

    /** Whether it is this RAM user. */
    public boolean is(UserId user) {
        return type == Type.RAM_USER && user.equals(userId);
    }

    /** Whether it is the RAM user of this logon name; the name that STS tells is what stands before the {@code @}. */
    public boolean isNamed(String userPrincipalName) {
        int at = userPrincipalName.indexOf('@');
        String localPart = at < 0 ? userPrincipalName : userPrincipalName.substring(0, at);
        String own = userName();
        return own != null && own.equals(localPart.toLowerCase(Locale.ROOT));
    }

    private @Nullable String userName() {
        if (arn == null || type != Type.RAM_USER || !arn.contains(USER)) {
            return null;
        }
        return arn.substring(arn.indexOf(USER) + USER.length()).toLowerCase(Locale.ROOT);
    }
}
