package ramscim.simulator.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** That a user is in a group, since when. */
public record Membership(String groupId, String userId, Instant joinDate) {

    public Membership {
        requireNonNull(groupId);
        requireNonNull(userId);
        requireNonNull(joinDate);
    }
}
