package ramscim.simulator.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service credential, which the console calls API key, as it was at one moment.
 *
 * @param status {@code Active}, {@code Inactive} or {@code Expired}
 * @param ownerId a UserId, or {@link AccessKeys#CALLER}
 * @param expirationTime null: never
 */
public record SimulatedServiceCredential(
        String id,
        String ownerId,
        String name,
        String serviceName,
        @JsonIgnore Secret secret,
        String status,
        Instant createTime,
        @Nullable Instant expirationTime) {
    public static final String ACTIVE = "Active";
    public static final String INACTIVE = "Inactive";
    public static final String EXPIRED = "Expired";

    SimulatedServiceCredential with(String otherName, String otherStatus) {
        return new SimulatedServiceCredential(
                id, ownerId, otherName, serviceName, secret, otherStatus, createTime, expirationTime);
    }

    SimulatedServiceCredential at(Instant now) {
        return expirationTime != null && !now.isBefore(expirationTime) ? with(name, EXPIRED) : this;
    }
}
