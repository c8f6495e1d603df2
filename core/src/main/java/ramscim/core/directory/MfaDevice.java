package ramscim.core.directory;

import org.jspecify.annotations.Nullable;

/**
 * The MFA device that is bound to a user (IMS GetUserMFAInfo).
 *
 * @param type {@code VMFA} for a virtual device, {@code U2F} for a security key
 */
public record MfaDevice(String serialNumber, @Nullable String type) {
    /** Whether it stays in the account when it is unbound, and is to be deleted then. */
    public boolean isVirtual() {
        return "VMFA".equals(type);
    }
}
