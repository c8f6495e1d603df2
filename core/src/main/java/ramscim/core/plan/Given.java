package ramscim.core.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.directory.AccessKeyId;

/**
 * What the bridge has given a user of access, and so may take away again. RAM cannot tell whose doing a login profile or an attachment is.
 *
 * @param consoleLogon as it was last set; RAM itself changes it when the user has set a new password. Null: none
 * @param logonBegun whether the bridge has begun to make a login profile, so that one that is there is its own
 * @param accessKey the key that the bridge made; null: none
 * @param kept whether the user was there before its resource: it keeps the ways in that it has, and is given no other
 * @param keysBefore the keys that the user had when the bridge began to make one; null: it did not begin
 * @param begunAt when the bridge began to make a login profile or a key; what it made since is its own, if the answer got lost
 * @param logonFound whether somebody else had made the login profile that the user was to get
 */
public record Given(
        @Nullable ConsoleLogon consoleLogon,
        boolean logonBegun,
        @Nullable AccessKeyId accessKey,
        @Nullable Set<AccessKeyId> keysBefore,
        Attachments policies,
        boolean kept,
        @Nullable Instant begunAt,
        boolean logonFound) {
    public static final Given NOTHING = new Given(null, false, null, null, Attachments.NONE, false, null, false);

    /** By how much the clocks of the bridge and of RAM may differ, and RAM's dates be rounded. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    /** How long after it was begun something that the bridge made may come into being: a call and its repetitions take no longer. */
    private static final Duration MAKING = Duration.ofMinutes(2);

    /** Of a user that was there before its resource. */
    public static final Given KEPT = new Given(null, false, null, null, Attachments.NONE, true, null, false);

    public Given {
        keysBefore = keysBefore == null ? null : Set.copyOf(keysBefore);
    }

    public Given beginningLogon(Instant now) {
        return new Given(consoleLogon, true, accessKey, keysBefore, policies, kept, now, logonFound);
    }

    Given with(@Nullable ConsoleLogon logon) {
        return new Given(logon, false, accessKey, keysBefore, policies, kept, begunAt, false);
    }

    /** The login profile that is there is somebody else's. */
    public Given withFoundLogon() {
        return new Given(null, false, accessKey, keysBefore, policies, kept, begunAt, true);
    }

    public Given beginningAccessKey(Set<AccessKeyId> before, Instant now) {
        return new Given(consoleLogon, logonBegun, accessKey, before, policies, kept, now, logonFound);
    }

    Given with(@Nullable AccessKeyId key) {
        return new Given(consoleLogon, logonBegun, key, null, policies, kept, begunAt, logonFound);
    }

    public Given with(Attachments others) {
        return new Given(consoleLogon, logonBegun, accessKey, keysBefore, others, kept, begunAt, logonFound);
    }

    /** The user was there before its resource. */
    Given keeping() {
        return new Given(consoleLogon, logonBegun, accessKey, keysBefore, policies, true, begunAt, logonFound);
    }

    /** What was begun certainly did not come into being: whatever is found of that kind later is somebody else's. */
    public Given withNothingBegun() {
        return new Given(consoleLogon, false, accessKey, null, policies, kept, null, logonFound);
    }

    /** Whether something with this date can be what the bridge began to make. */
    public boolean mayHaveMade(@Nullable Instant date) {
        return begunAt != null
                && date != null
                && !date.isBefore(begunAt.minus(SKEW))
                && !date.isAfter(begunAt.plus(MAKING));
    }

    /** Whether RAM will want anything to be taken away before it deletes the user. */
    boolean isSomething() {
        return consoleLogon != null
                || logonBegun
                || accessKey != null
                || keysBefore != null
                || !policies.states().isEmpty();
    }
}
