package ramscim.core.directory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Virtual MFA devices, bound or left behind, with the rules of the real service. */
final class InMemoryMfaDevices {
    private final Map<UserId, MfaDevice> bound = new LinkedHashMap<>();
    private final Set<String> unbound = new LinkedHashSet<>();

    MfaDevice bind(RamUser user) {
        MfaDevice device = new MfaDevice("acs:ram::1:mfa/" + user.displayName(), "VMFA");
        bound.put(user.id(), device);
        return device;
    }

    @Nullable MfaDevice of(UserId user) {
        return bound.get(user);
    }

    void unbind(UserId user) {
        MfaDevice device = bound.remove(user);
        if (device != null) {
            unbound.add(device.serialNumber());
        }
    }

    void delete(String serialNumber) {
        if (bound.values().stream().anyMatch(device -> device.serialNumber().equals(serialNumber))) {
            throw Refusals.conflict(
                    "VirtualMFADevice.User",
                    "The virtual mfa device CAN NOT been bound to any user while deleting it.");
        }
        unbound.remove(serialNumber);
    }

    Set<String> unbound() {
        return Set.copyOf(unbound);
    }

    void remove(UserId user) {
        bound.remove(user);
    }
}
