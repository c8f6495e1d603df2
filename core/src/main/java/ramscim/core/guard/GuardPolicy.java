package ramscim.core.guard;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import ramscim.core.intent.LossKind;

/**
 * How much may be taken away at once, and from whom nothing.
 *
 * @param window the time within which losses are counted together
 * @param limits how many may lose something of a kind; a kind without a limit is not guarded
 * @param protection from whom nothing is taken even where nothing is counted
 */
public record GuardPolicy(Duration window, Map<LossKind, Limit> limits, Protection protection) {
    public GuardPolicy {
        limits = limits.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(limits));
    }

    /** Lets everything through. */
    public static GuardPolicy none() {
        return new GuardPolicy(Duration.ZERO, Map.of(), Protection.NONE);
    }

    /**
     * A limit is passed when both are: a small company has few people to count, a large one many that come and go.
     *
     * @param count of losers
     * @param percent of all who are there
     */
    public record Limit(int count, int percent) {
        /** How many may lose something where there are that many. */
        long among(long population) {
            return Math.max(count, population * percent / 100);
        }
    }
}
