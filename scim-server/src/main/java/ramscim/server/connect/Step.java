package ramscim.server.connect;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.server.traffic.Milestone;
import ramscim.server.words.Words;

/**
 * A milestone in words.
 *
 * @param at when it was reached first; null: not yet
 */
record Step(Words label, Words hint, @Nullable Instant at) {
    static List<Step> of(Provider provider, Map<Milestone, Instant> reached) {
        return Arrays.stream(Milestone.values())
                .map(milestone -> new Step(label(milestone), hint(milestone, provider), reached.get(milestone)))
                .toList();
    }

    public boolean isReached() {
        return at != null;
    }

    private static Words label(Milestone milestone) {
        return switch (milestone) {
            case REQUEST -> Words.of("connect.step.request");
            case LOOKUP -> Words.of("connect.step.lookup");
            case USER -> Words.of("connect.step.user");
            case GROUP -> Words.of("connect.step.group");
            case MEMBERSHIP -> Words.of("connect.step.membership");
            case DEACTIVATION -> Words.of("connect.step.deactivation");
        };
    }

    private static Words hint(Milestone milestone, Provider provider) {
        return switch (milestone) {
            case REQUEST -> Words.of("connect.hint.request");
            case LOOKUP -> provider.test();
            case USER -> Words.of("connect.hint.user");
            case GROUP -> Words.of("connect.hint.group");
            case MEMBERSHIP -> Words.of("connect.hint.membership");
            case DEACTIVATION -> Words.of("connect.hint.deactivation");
        };
    }
}
