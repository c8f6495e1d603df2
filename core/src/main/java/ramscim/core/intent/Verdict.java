package ramscim.core.intent;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the guard makes of a change.
 *
 * @param losses what the change takes away, by which the guard counts it
 * @param reason why it is held, in plain words; null if it is not
 */
public record Verdict(Hold hold, Set<Loss> losses, @Nullable String reason) {
    /** Nobody loses anything. */
    public static final Verdict HARMLESS = new Verdict(Hold.FREE, Set.of(), null);

    public Verdict {
        losses = Set.copyOf(losses);
    }
}
