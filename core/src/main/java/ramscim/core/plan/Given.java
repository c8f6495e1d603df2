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
 * @param keysBefore the keys that the user had when the bridge began to make one; null: it did not begin
 */
public record Given(
        @Nullable ConsoleLogon consoleLogon,
        boolean logonBegun,
        @Nullable AccessKeyId accessKey,
        @Nullable Set<AccessKeyId> keysBefore,
        Attachments policies) {
    public static final Given NOTHING = new Given(null, false, null, null, Attachments.NONE);

    public Given {
        keysBefore = keysBefore == null ? null : Set.copyOf(keysBefore);
    }

    public Given beginningLogon() {
        return new Given(consoleLogon, true, accessKey, keysBefore, policies);
    }

    Given with(@Nullable ConsoleLogon logon) {
        return new Given(logon, false, accessKey, keysBefore, policies);
    }

    public Given beginningAccessKey(Set<AccessKeyId> before) {
        return new Given(consoleLogon, logonBegun, accessKey, before, policies);
    }

    Given with(@Nullable AccessKeyId key) {
        return new Given(consoleLogon, logonBegun, key, null, policies);
    }

    public Given with(Attachments others) {
        return new Given(consoleLogon, logonBegun, accessKey, keysBefore, others);
    }

    /** Whether RAM will want anything to be taken away before it deletes the user. */
    boolean isSomething() {
        return !equals(NOTHING);
    }
}
