package ramscim.simulator.account;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;

/**
 * What an account starts with and how it behaves.
 *
 * @param strictDelete refuse to delete a user or group while something hangs on it; if not, remove it all
 * @param recyclesUsers whether DeleteUser moves users to the recycle bin; the console always does
 * @param listLag how far List operations lag behind the state
 * @param overlappingPages whether each page begins with the last entry of the one before
 */
public record AccountSettings(
        String defaultDomain,
        String callerKeyId,
        Secret callerKeySecret,
        Quotas quotas,
        boolean strictDelete,
        boolean recyclesUsers,
        Duration listLag,
        boolean overlappingPages,
        Clock clock) {

    public AccountSettings {
        requireNonNull(defaultDomain);
        requireNonNull(callerKeyId);
        requireNonNull(callerKeySecret);
        requireNonNull(quotas);
        requireNonNull(listLag);
        requireNonNull(clock);
    }
}
