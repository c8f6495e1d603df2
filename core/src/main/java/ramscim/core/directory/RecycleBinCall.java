package ramscim.core.directory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls about users that were deleted and can come back.
 *
 * <p>It is documented that deletion at the console leads here, for 30 days, and not that deletion through the API does; so be ready to find nobody.
 */
public sealed interface RecycleBinCall<R> extends RamCall<R> {
    /** The deleted user with this id; empty if there is none. */
    record GetUserInRecycleBin(UserId id) implements RecycleBinCall<Optional<RecycledUser>> {
        @Override
        public RamOperation operation() {
            return RamOperation.GET_USER_IN_RECYCLE_BIN;
        }

        @Override
        public Parameters parameters() {
            return Parameters.none().with("UserId", id);
        }
    }

    /**
     * Some of the deleted users who had this logon name, compared without case.
     *
     * @param marker of the page before; null for the first
     */
    record ListUsersInRecycleBin(
            UserPrincipalName name, @Nullable String marker)
            implements RecycleBinCall<Page<RecycledUser>>, RamCall.Listing<RecycledUser> {
        public ListUsersInRecycleBin(UserPrincipalName name) {
            this(name, null);
        }

        @Override
        public RamOperation operation() {
            return RamOperation.LIST_USERS_IN_RECYCLE_BIN;
        }

        @Override
        public Parameters parameters() {
            return Parameters.none()
                    .with("Filter", "UserPrincipalName eq " + name)
                    .with("Marker", marker);
        }

        @Override
        public ListUsersInRecycleBin from(@Nullable String other) {
            return new ListUsersInRecycleBin(name, other);
        }

        @Override
        public int largestPage() {
            return 100;
        }

        @Override
        public Object identity(RecycledUser user) {
            return user.id();
        }
    }

    /**
     * Brings a deleted user back, with its old id. It fails with {@code NOT_FOUND} if it is not in the bin, with {@code ALREADY_EXISTS} if its name
     * belongs to another by now, and with {@code QUOTA_EXCEEDED}.
     */
    record RestoreUserFromRecycleBin(UserId id) implements RecycleBinCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.RESTORE_USER_FROM_RECYCLE_BIN;
        }

        @Override
        public Parameters parameters() {
            return Parameters.none().with("UserId", id);
        }
    }
}
