package ramscim.core.work;

import java.time.Duration;
import ramscim.core.resource.ResourceType;

/**
 * How long a caller waits before it is told that the outcome is not known yet.
 *
 * @param ofGroup longer, as a rule: each member is a call, and RAM takes so many a second
 */
public record Budget(Duration ofUser, Duration ofGroup) {
    /** The same for all. */
    public static Budget of(Duration budget) {
        return new Budget(budget, budget);
    }

    public Duration of(ResourceType type) {
        return switch (type) {
            case USER -> ofUser;
            case GROUP -> ofGroup;
        };
    }
}
