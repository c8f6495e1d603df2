package ramscim.simulator.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A user in the recycle bin.
 *
 * @param deleteDate when the bin forgets the user
 */
public record RecycledUser(SimulatedUser user, Instant recycleDate, Instant deleteDate) {

    public RecycledUser {
        requireNonNull(user);
        requireNonNull(recycleDate);
        requireNonNull(deleteDate);
    }
}
