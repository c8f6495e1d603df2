package ramscim.simulator.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import ramscim.simulator.quirk.Lag;
import ramscim.simulator.quirk.Quirks;

/** What came into being through the API a moment ago, and which operations do not see it yet. */
public final class Freshness {
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Supplier<Quirks> quirks;
    private final Clock clock;
    private final Map<String, Instant> born = new HashMap<>();
    private final Map<String, Integer> overlooked = new HashMap<>();
    private final Map<String, Map<String, String>> tagsBefore = new HashMap<>();

    Freshness(Supplier<Quirks> quirks, Clock clock) {
        this.quirks = quirks;
        this.clock = clock;
    }

    public void born(String what, String id) {
        if (quirks.get().lags().isEmpty()) {
            return;
        }
        born.values().removeIf(since -> since.plus(FORGOTTEN).isBefore(clock.instant()));
        overlooked.keySet().removeIf(read -> read.endsWith(what + id));
        born.put(what + id, clock.instant());
    }

    public void tagged(SimulatedUser user, Map<String, String> before) {
        born(Lag.TAGS, user.userId());
        tagsBefore.put(user.userId(), Map.copyOf(before));
    }

    /** Whether a call of this operation is one that does not see it. */
    public boolean hides(String what, String action, String id) {
        Instant since = born.get(what + id);
        return since != null
                && quirks.get().lags().stream()
                        .filter(lag -> lag.concerns(what, action))
                        .anyMatch(lag -> isNotSeen(lag, since, action + what + id));
    }

    private boolean isNotSeen(Lag lag, Instant since, String read) {
        return clock.instant().isBefore(since.plusMillis(lag.millis()))
                || (lag.reads() > 0 && overlooked.merge(read, 1, Integer::sum) <= lag.reads());
    }

    /** The user with the tags that this operation sees. */
    public SimulatedUser seenBy(String action, SimulatedUser user) {
        return hides(Lag.TAGS, action, user.userId())
                ? user.change()
                        .clearTags()
                        .tags(tagsBefore.getOrDefault(user.userId(), Map.of()))
                        .build()
                : user;
    }

    void clear() {
        born.clear();
        overlooked.clear();
        tagsBefore.clear();
    }
}
