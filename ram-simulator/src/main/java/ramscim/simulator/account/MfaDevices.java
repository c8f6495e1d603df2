package ramscim.simulator.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ramscim.simulator.error.RamError;

/** The virtual MFA devices; a user has at most one. */
public final class MfaDevices {

    private static final String SERIAL_NUMBER_START = "acs:ram::1000000000000000:mfa/";

    private final WholeSeconds clock;
    private final Map<String, SimulatedMfaDevice> bySerialNumber = new TreeMap<>();

    MfaDevices(WholeSeconds clock) {
        this.clock = clock;
    }

    SimulatedMfaDevice bind(SimulatedUser user, String deviceName) {
        if (find(user.userId()).isPresent()) {
            throw RamError.mfaDeviceBound();
        }
        return keep(new SimulatedMfaDevice(SERIAL_NUMBER_START + deviceName, user.userId(), clock.now()));
    }

    /** Leaves the device, unbound, in the account. */
    public SimulatedMfaDevice unbind(SimulatedUser user) {
        return keep(new SimulatedMfaDevice(of(user).serialNumber(), null, null));
    }

    /** Unbinds and deletes in one. */
    public void disable(SimulatedUser user) {
        bySerialNumber.remove(of(user).serialNumber());
    }

    public void delete(String serialNumber) {
        SimulatedMfaDevice device = bySerialNumber.get(serialNumber);
        if (device == null) {
            throw RamError.noSuchVirtualMfaDevice();
        }
        if (device.userId() != null) {
            throw RamError.mfaDeviceStillBound();
        }
        bySerialNumber.remove(serialNumber);
    }

    public SimulatedMfaDevice of(SimulatedUser user) {
        return find(user.userId()).orElseThrow(RamError::noSuchMfaDevice);
    }

    public int count() {
        return bySerialNumber.size();
    }

    public int countBound() {
        return (int) bySerialNumber.values().stream()
                .filter(device -> device.userId() != null)
                .count();
    }

    Optional<SimulatedMfaDevice> find(String userId) {
        return bySerialNumber.values().stream()
                .filter(device -> userId.equals(device.userId()))
                .findFirst();
    }

    List<SimulatedMfaDevice> all() {
        return List.copyOf(bySerialNumber.values());
    }

    void clear() {
        bySerialNumber.clear();
    }

    private SimulatedMfaDevice keep(SimulatedMfaDevice device) {
        bySerialNumber.put(device.serialNumber(), device);
        return device;
    }

    Belongings asBelongings() {
        return new Belongings() {

            @Override
            public boolean existFor(String userId) {
                return find(userId).isPresent();
            }

            @Override
            public RamError conflict() {
                return RamError.userStillHasMfaDevice();
            }

            @Override
            public void removeFor(String userId) {
                find(userId).ifPresent(device -> bySerialNumber.remove(device.serialNumber()));
            }
        };
    }
}
