package ramscim.core.plan;

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
 */
public record Given(
        @Nullable ConsoleLogon consoleLogon,
        boolean logonBegun,
        @Nullable AccessKeyId accessKey,
        @Nullable Set<AccessKeyId> keysBefore,
        Attachments policies,
        boolean kept) {
    public static final Given NOTHING = new Given(null, false, null, null, Attachments.NONE, false);

    /** Of a user that was there before its resource. */
    public static final Given KEPT = new Given(null, false, null, null, Attachments.NONE, true);

    public Given {
        keysBefore = keysBefore == null ? null : Set.copyOf(keysBefore);
    }

    public Given beginningLogon() {
        return new Given(consoleLogon, true, accessKey, keysBefore, policies, kept);
    }

    Given with(@Nullable ConsoleLogon logon) {
        return new Given(logon, false, accessKey, keysBefore, policies, kept);
    }

    public Given beginningAccessKey(Set<AccessKeyId> before) {
        return new Given(consoleLogon, logonBegun, accessKey, before, policies, kept);
    }

    Given with(@Nullable AccessKeyId key) {
        return new Given(consoleLogon, logonBegun, key, null, policies, kept);
    }

    public Given with(Attachments others) {
        return new Given(consoleLogon, logonBegun, accessKey, keysBefore, others, kept);
    }

    /** Whether RAM will want anything to be taken away before it deletes the user. */
    boolean isSomething() {
        return !equals(NOTHING) && !equals(KEPT);
    }
}
