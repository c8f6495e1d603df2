package ramscim.server.review;

import org.jspecify.annotations.Nullable;
import ramscim.server.access.PolicyWays;
import ramscim.server.words.Words;

/**
 * One way in which somebody has a policy.
 *
 * @param escalation how somebody can become more by it; null: it is not known that they can
 * @param user the local part of the logon name in RAM; empty: the group has nobody
 * @param person the user's SCIM id; null: the bridge does not keep it
 * @param name what the provider calls the person; null if the bridge does not keep it
 * @param active null if the bridge does not keep it
 * @param way what the policy hangs on
 * @param through the group, or the role; of a user what asked for it, in words, or nothing
 * @param group the group's SCIM id; null: none, or the bridge does not keep it
 * @param byBridge whether the bridge attached it; what somebody attached by hand it never takes away
 */
public record HeldPolicy(
        String policy,
        @Nullable String escalation,
        String user,
        @Nullable String person,
        @Nullable String name,
        @Nullable Boolean active,
        PolicyWays.Kind way,
        String through,
        @Nullable String group,
        boolean byBridge) {
    /** What asked for it, in words; null where nothing did. */
    public @Nullable Words asked() {
        return new PolicyWays.Way(way, through, byBridge).asked();
    }

    /** How somebody can become more by it, in words. */
    public @Nullable Words more() {
        return escalation == null ? null : Escalation.words(escalation);
    }

    public boolean isOfAdministrators() {
        return escalation != null;
    }
}
