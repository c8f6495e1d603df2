package ramscim.server.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.server.words.Words;

/**
 * A notice on its way to a target.
 *
 * @param attempts that were begun
 * @param nextAttempt when it is tried again, if it waits
 * @param lastError why the last attempt was in vain
 * @param changed when something last came of it
 */
record Delivery(
        String id,
        String target,
        Notice notice,
        State state,
        int attempts,
        Instant created,
        Instant nextAttempt,
        @Nullable Words lastError,
        Instant changed) {
    enum State {
        WAITING,
        DELIVERED,
        /** Nobody was told. */
        GIVEN_UP
    }
}
