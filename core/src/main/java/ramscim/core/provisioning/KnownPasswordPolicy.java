package ramscim.core.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;

/** The account's password policy, asked from RAM when it is needed and then remembered for a while. */
final class KnownPasswordPolicy {
    private static final Duration VALID = Duration.ofMinutes(10);

    private final RamDirectory directory;
    private final Clock clock;
    private volatile @Nullable Answer answer;

    private record Answer(PasswordPolicy policy, Instant until) {}

    KnownPasswordPolicy(RamDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    PasswordPolicy get() {
        Answer known = answer;
        if (known == null || known.until().isBefore(clock.instant())) {
            known = new Answer(directory.passwordPolicy(), clock.instant().plus(VALID));
            answer = known;
        }
        return known.policy();
    }

    /** The policy, or null if RAM does not tell it now; RAM itself will check passwords then. */
    @Nullable PasswordPolicy ifRamTells() {
        try {
            return get();
        } catch (RamException e) {
            return null;
        }
    }
}
