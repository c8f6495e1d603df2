package ramscim.core.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users that were deleted and can come back, a part of {@link RamDirectory}.
 *
 * <p>It is documented that deletion at the console leads here, for 30 days, and not that deletion through the API does; so be ready to find nobody.
 */
public interface RecycleBin {
    /** The deleted user with this id, or null (GetUserInRecycleBin). */
    @Nullable RecycledUser findRecycledUser(UserId id);

    /** The deleted users who had this logon name, compared without case (ListUsersInRecycleBin, one call a page). */
    List<RecycledUser> listRecycledUsers(UserPrincipalName name);

    /**
     * Brings a deleted user back, with its old id (RestoreUserFromRecycleBin).
     *
     * @throws RamException {@code NOT_FOUND} if it is not in the bin, {@code ALREADY_EXISTS} if its name belongs to another by now,
     *     {@code QUOTA_EXCEEDED}
     */
    void restoreUser(UserId id);

    /**
     * Forgets a deleted user for good (DeleteUserInRecycleBin).
     *
     * @throws RamException {@code NOT_FOUND} if it is not in the bin
     */
    void deleteRecycledUser(UserId id);
}
