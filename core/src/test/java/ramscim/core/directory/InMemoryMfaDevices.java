package ramscim.core.directory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.MfaDeviceCall.DeleteVirtualMfaDevice;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.MfaDeviceCall.UnbindMfaDevice;

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

    Object answer(MfaDeviceCall<?> call, Function<UserPrincipalName, RamUser> users) {
        if (call instanceof GetUserMfaInfo get) {
            return Optional.ofNullable(of(users.apply(get.user()).id()));
        } else if (call instanceof UnbindMfaDevice unbinding) {
            unbind(users.apply(unbinding.user()).id());
        } else if (call instanceof DeleteVirtualMfaDevice deletion) {
            delete(deletion.serialNumber());
        }
        return Done.DONE;
    }
}
