package ramscim.server.traffic;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ramscim.store.KeptName;

/**
 * Requests of identity providers in a while, by how they were answered.
 *
 * @param done as asked
 * @param refused for what they asked (4xx)
 * @param unauthorized for their token (401, 403)
 * @param later put off (429, 503)
 * @param failed by an error of the bridge (5xx)
 */
public record RequestTally(long done, long refused, long unauthorized, long later, long failed) {
    static RequestTally of(List<Traffic.Count> counts) {
        Map<ScimOutcome, Long> sums = new EnumMap<>(ScimOutcome.class);
        counts.forEach(count -> KeptName.of(ScimOutcome.class, count.outcome())
                .ifPresent(outcome -> sums.merge(outcome, count.calls(), Long::sum)));
        return new RequestTally(
                sums.getOrDefault(ScimOutcome.DONE, 0L),
                sums.getOrDefault(ScimOutcome.REFUSED, 0L),
                sums.getOrDefault(ScimOutcome.UNAUTHORIZED, 0L),
                sums.getOrDefault(ScimOutcome.LATER, 0L),
                sums.getOrDefault(ScimOutcome.FAILED, 0L));
    }

    public long total() {
        return done + refused + unauthorized + later + failed;
    }

    /** As Entra counts it: whatever is not done has failed. */
    public double failureRatio() {
        return total() == 0 ? 0 : (double) (total() - done) / total();
    }
}
