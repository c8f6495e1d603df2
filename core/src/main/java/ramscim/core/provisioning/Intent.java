package ramscim.core.provisioning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ScimAttributes;

/**
 * What was asked for and is not yet known to be true in RAM. Durable before RAM is called; a resource has one at most, the newest.
 *
 * @param sequence rises with every intent of the resource
 * @param desired the attributes that the resource shall have; null: it shall cease to be
 * @param leaver whether somebody loses access by it; such intents go first
 * @param attempts how often carrying it out was tried without success
 * @param nextAttempt when the background may try again
 * @param lastError why the last attempt failed
 */
public record Intent(
        long sequence,
        @Nullable ScimAttributes desired,
        boolean leaver,
        int attempts,
        Instant nextAttempt,
        @Nullable String lastError) {
    /** A new intent, which the background leaves to its request until {@code grace} has passed. */
    static Intent fresh(long sequence, @Nullable ScimAttributes desired, boolean leaver, Instant grace) {
        return new Intent(sequence, desired, leaver, 0, grace, null);
    }

    Intent postponed(Instant until, String error) {
        return new Intent(sequence, desired, leaver, attempts + 1, until, error);
    }
}
