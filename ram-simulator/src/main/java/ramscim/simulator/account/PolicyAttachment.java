package ramscim.simulator.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** That a policy is attached to a user or a group, since when. */
public record PolicyAttachment(String principalId, SimulatedPolicy policy, Instant attachDate) {

    public PolicyAttachment {
        requireNonNull(principalId);
        requireNonNull(policy);
        requireNonNull(attachDate);
    }
}
