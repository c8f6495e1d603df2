package ramscim.server.ram;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ramscim.adapter.AliyunCredentials;
import ramscim.adapter.Standing;
import ramscim.server.words.Words;

/**
 * How the bridge's own credentials fare at the moment; costs no call.
 *
 * @param source where they come from, in words
 * @param usable whether there are some, and RAM takes them
 * @param problem why there are none or no new ones, or why RAM did not take them
 * @param missingPermissions what RAM did not let the bridge do, and RAM's words
 * @param notOffered operations that the account does not know or allow and the bridge goes on without, and RAM's words
 * @param clockAhead how far RAM's clock is ahead of this machine's, if it is known
 */
public record RamStanding(
        String source,
        boolean usable,
        @Nullable String problem,
        Map<String, String> missingPermissions,
        Map<String, String> notOffered,
        @Nullable Duration clockAhead) {
    /** RAM refuses calls that are 15 minutes off; long before that a clock is not set. */
    private static final Duration TOLERATED = Duration.ofSeconds(60);

    public RamStanding {
        missingPermissions = new TreeMap<>(missingPermissions);
        notOffered = new TreeMap<>(notOffered);
    }

    /** Of an account that knows all operations. */
    public RamStanding(
            String source,
            boolean usable,
            @Nullable String problem,
            Map<String, String> missingPermissions,
            @Nullable Duration clockAhead) {
        this(source, usable, problem, missingPermissions, Map.of(), clockAhead);
    }

    static RamStanding of(AliyunCredentials credentials, Standing standing) {
        String refusal = standing.refusal().orElse(null);
        return new RamStanding(
                credentials.source(),
                refusal == null
                        && (credentials.areAtHand() || credentials.problem().isEmpty()),
                refusal == null ? credentials.problem().orElse(null) : refusal,
                standing.missingPermissions(),
                standing.notOffered(),
                standing.clockAhead().orElse(null));
    }

    /** In a sentence, if this machine's clock is wrong enough to matter. */
    public @Nullable Words clockProblem() {
        return clockAhead == null || clockAhead.abs().compareTo(TOLERATED) <= 0
                ? null
                : Words.of(
                        "findings.clock", clockAhead.abs().toSeconds(), clockAhead.isNegative() ? "ahead" : "behind");
    }
}
