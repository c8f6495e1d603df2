package ramscim.server.connect;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.server.traffic.Milestone;

/**
 * A milestone in words.
 *
 * @param at when it was reached first; null: not yet
 */
record Step(String label, String hint, @Nullable Instant at) {
    static List<Step> of(Provider provider, Map<Milestone, Instant> reached) {
        return Arrays.stream(Milestone.values())
                .map(milestone -> new Step(label(milestone), hint(milestone, provider), reached.get(milestone)))
                .toList();
    }

    public boolean isReached() {
        return at != null;
    }

    private static String label(Milestone milestone) {
        return switch (milestone) {
            case REQUEST -> "First request";
            case LOOKUP -> "Test of the connection";
            case USER -> "First user";
            case GROUP -> "First group";
            case MEMBERSHIP -> "First membership";
            case DEACTIVATION -> "First deactivation";
        };
    }

    private static String hint(Milestone milestone, Provider provider) {
        return switch (milestone) {
            case REQUEST -> "Anything that comes with this token.";
            case LOOKUP -> provider.test();
            case USER -> "Assign one person first, and look at what becomes of them.";
            case GROUP -> "Assign or push one group, if groups are wanted.";
            case MEMBERSHIP -> "The person is a member of the group.";
            case DEACTIVATION -> "Take the person away again: access ends, and comes back with them.";
        };
    }
}
