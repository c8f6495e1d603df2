package ramscim.core.directory;

import org.jspecify.annotations.Nullable;

/** What users log on with besides a password, a part of {@link RamDirectory}. Binding a device is the user's own business, at the console. */
public interface MfaDevices {
    /**
     * The device that is bound to a user, or null (GetUserMFAInfo).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user
     */
    @Nullable MfaDevice findMfaDevice(UserPrincipalName user);

    /**
     * Takes a user's device away; one that is not bound is away already (UnbindMFADevice). A virtual device stays in the account, unbound.
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user
     */
    void unbindMfaDevice(UserPrincipalName user);

    /**
     * Deletes a virtual device; one that does not exist is deleted already (DeleteVirtualMFADevice).
     *
     * @throws RamException {@code CONFLICT} if it is bound to a user
     */
    void deleteVirtualMfaDevice(String serialNumber);
}
