package ramscim.core.converge;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserProfile;

/**
 * What speaks for a RAM user's being the person who is to be created.
 *
 * @param logonName whether the logon names are the same; nothing else counts without it
 */
public record AdoptionEvidence(boolean logonName, boolean email, boolean mobilePhone, boolean displayName) {
    public static AdoptionEvidence of(RamUser user, UserProfile desired) {
        return new AdoptionEvidence(
                same(user.userPrincipalName(), desired.userPrincipalName().toString()),
                same(user.email(), desired.email()),
                same(user.mobilePhone(), desired.mobilePhone()),
                same(user.displayName(), desired.displayName()));
    }

    /** Whether the logon name is the same and something besides. A display name anybody can read and send; it says nothing. */
    public boolean isMoreThanTheName() {
        return logonName && (email || mobilePhone);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && !one.isEmpty() && one.equalsIgnoreCase(other);
    }
}
