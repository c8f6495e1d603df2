package ramscim.core.directory;

import java.util.List;

/**
 * The calls about the users' service credentials (API keys). One that named no user would be about the bridge's own; none can.
 *
 * <p>Not every account or endpoint knows these operations; one that does not, or does not allow them, is answered for as if there were none.
 */
public sealed interface ServiceCredentialCall<R> extends RamCall<R> {
    private static Parameters addressed(UserPrincipalName user, String id) {
        return Parameters.ofUser(user).with("ServiceCredentialId", id);
    }

    /**
     * Makes a service credential, whose secret is thrown away unread; only the live check does. It fails with {@code NOT_FOUND} if there is no such user.
     *
     * @param service which it is for, as {@code xxx.aliyuncs.com}
     */
    record CreateServiceCredential(UserPrincipalName user, String service, String name)
            implements ServiceCredentialCall<ServiceCredential> {
        @Override
        public RamOperation operation() {
            return RamOperation.CREATE_SERVICE_CREDENTIAL;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user).with("ServiceName", service).with("ServiceCredentialName", name);
        }
    }

    /** A user's service credentials, of all services. It fails with {@code NOT_FOUND} if there is no such user. */
    record ListServiceCredentials(UserPrincipalName user) implements ServiceCredentialCall<List<ServiceCredential>> {
        /** As many as IMS gives at once; unasked, it gives ten. */
        private static final int MOST = 100;

        @Override
        public RamOperation operation() {
            return RamOperation.LIST_SERVICE_CREDENTIALS;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user).with("MaxResults", MOST);
        }
    }

    /** Turns one on or off; one that has expired stays so. It fails with {@code NOT_FOUND} if there is no such user or credential. */
    record UpdateServiceCredential(UserPrincipalName user, String id, AccessStatus status)
            implements ServiceCredentialCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.UPDATE_SERVICE_CREDENTIAL;
        }

        @Override
        public Parameters parameters() {
            return addressed(user, id).with("Status", status);
        }

        @Override
        public boolean takesAway() {
            return status == AccessStatus.INACTIVE;
        }
    }

    /** Deletes one that is not Active; one that the user does not have is deleted already. It fails with {@code NOT_FOUND} if there is no such user. */
    record DeleteServiceCredential(UserPrincipalName user, String id) implements ServiceCredentialCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.DELETE_SERVICE_CREDENTIAL;
        }

        @Override
        public Parameters parameters() {
            return addressed(user, id);
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }
}
