package ramscim.simulator.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A virtual MFA device; without a user it was unbound and waits to be deleted. */
public record SimulatedMfaDevice(
        String serialNumber,
        @Nullable String userId,
        @Nullable Instant activateDate) {

    public SimulatedMfaDevice {
        requireNonNull(serialNumber);
    }
}
