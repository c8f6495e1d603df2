package ramscim.simulator.account;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access key as it was at one moment.
 *
 * @param ownerId a UserId, or {@link AccessKeys#CALLER}
 * @param lastUsedService the API that it was last used for
 */
public record SimulatedAccessKey(
        String id,
        String ownerId,
        @JsonIgnore Secret secret,
        AccessStatus status,
        Instant createDate,
        Instant updateDate,
        @Nullable Instant lastUsedDate,
        @Nullable String lastUsedService) {

    public SimulatedAccessKey {
        requireNonNull(id);
        requireNonNull(ownerId);
        requireNonNull(secret);
        requireNonNull(status);
        requireNonNull(createDate);
        requireNonNull(updateDate);
    }

    SimulatedAccessKey withStatus(AccessStatus other, Instant now) {
        return new SimulatedAccessKey(id, ownerId, secret, other, createDate, now, lastUsedDate, lastUsedService);
    }

    SimulatedAccessKey usedFor(String service, Instant now) {
        return new SimulatedAccessKey(id, ownerId, secret, status, createDate, updateDate, now, service);
    }
}
