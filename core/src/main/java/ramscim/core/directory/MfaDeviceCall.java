package ramscim.core.directory;

import java.util.Optional;

/** The calls about what users log on with besides a password. Binding a device is the user's own business, at the console. */
public sealed interface MfaDeviceCall<R> extends RamCall<R> {
    /** The device that is bound to a user; empty if none is. It fails with {@code NOT_FOUND} if there is no such user. */
    record GetUserMfaInfo(UserPrincipalName user) implements MfaDeviceCall<Optional<MfaDevice>> {
        @Override
        public RamOperation operation() {
            return RamOperation.GET_USER_MFA_INFO;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user);
        }
    }

    /**
     * Takes a user's device away; one that is not bound is away already. A virtual device stays in the account, unbound. It fails with
     * {@code NOT_FOUND} if there is no such user.
     */
    record UnbindMfaDevice(UserPrincipalName user) implements MfaDeviceCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.UNBIND_MFA_DEVICE;
        }

        @Override
        public Parameters parameters() {
            return Parameters.ofUser(user);
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }

    /** Deletes a virtual device; one that does not exist is deleted already. It fails with {@code CONFLICT} if it is bound to a user. */
    record DeleteVirtualMfaDevice(String serialNumber) implements MfaDeviceCall<Done> {
        public DeleteVirtualMfaDevice {
            if (serialNumber.isBlank()) {
                throw new IllegalArgumentException("a device has a serial number");
            }
        }

        @Override
        public RamOperation operation() {
            return RamOperation.DELETE_VIRTUAL_MFA_DEVICE;
        }

        @Override
        public Parameters parameters() {
            return Parameters.none().with("SerialNumber", serialNumber);
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }
}
