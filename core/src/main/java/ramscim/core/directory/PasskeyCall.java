package ramscim.core.directory;

import java.util.List;

/**
 * The calls about the users' passkeys. One that named no user would be about the bridge's own; none can.
 *
 * <p>Not every account or endpoint knows these operations; one that does not, or does not allow them, is answered for as if there were none.
 */
public sealed interface PasskeyCall<R> extends RamCall<R> {
    /** A user's passkeys. It fails with {@code NOT_FOUND} if there is no such user. */
    record ListPasskeys(UserPrincipalName user) implements PasskeyCall<List<Passkey>> {
        @Override
        public RamOperation operation() {
            return RamOperation.LIST_PASSKEYS;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user);
        }
    }

    /** Deletes a passkey; one that the user does not have is deleted already. It fails with {@code NOT_FOUND} if there is no such user. */
    record DeletePasskey(UserPrincipalName user, String id) implements PasskeyCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.DELETE_PASSKEY;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user).with("PasskeyId", id);
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }
}
