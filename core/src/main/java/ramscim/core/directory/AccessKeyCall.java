package ramscim.core.directory;

import java.util.List;

/** The calls about the users' access keys (Programmatic Access). One that named no user would be about the bridge's own keys; none can. */
public sealed interface AccessKeyCall<R> extends RamCall<R> {
    private static Parameters addressed(UserPrincipalName user, AccessKeyId key) {
        return Parameters.ofUser(user).with("UserAccessKeyId", key);
    }

    /**
     * Makes an Active key. It is not repeated after a lost answer: a key may exist then whose secret nobody has. List the keys, delete the one that is
     * too many, and begin again. It fails with {@code NOT_FOUND} if there is no such user, and with {@code QUOTA_EXCEEDED} if it has as many keys as
     * RAM allows.
     */
    record CreateAccessKey(UserPrincipalName user) implements AccessKeyCall<NewAccessKey> {
        @Override
        public RamOperation operation() {
            return RamOperation.CREATE_ACCESS_KEY;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user);
        }
    }

    /** A user's keys. It fails with {@code NOT_FOUND} if there is no such user. */
    record ListAccessKeys(UserPrincipalName user) implements AccessKeyCall<List<AccessKey>> {
        @Override
        public RamOperation operation() {
            return RamOperation.LIST_ACCESS_KEYS;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user);
        }
    }

    /** Turns a key on or off. It fails with {@code NOT_FOUND} if there is no such user or it has no such key. */
    record UpdateAccessKey(UserPrincipalName user, AccessKeyId key, AccessStatus status)
            implements AccessKeyCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.UPDATE_ACCESS_KEY;
        }

        @Override
        public Parameters parameters() {
            return addressed(user, key).with("Status", status);
        }

        @Override
        public boolean takesAway() {
            return status == AccessStatus.INACTIVE;
        }
    }

    /**
     * Deletes a key, an Active one too; one that the user does not have is deleted already. It fails with {@code NOT_FOUND} if there is no such user.
     */
    record DeleteAccessKey(UserPrincipalName user, AccessKeyId key) implements AccessKeyCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.DELETE_ACCESS_KEY;
        }

        @Override
        public Parameters parameters() {
            return addressed(user, key);
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }
}
