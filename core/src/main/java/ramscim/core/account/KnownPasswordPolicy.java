package ramscim.core.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccountCall.GetPasswordPolicy;
import ramscim.core.directory.Errand;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;

/** The account's password policy, asked from RAM in the background and remembered. */
public final class KnownPasswordPolicy {
    private static final Duration VALID = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final RamDirectory directory;
    private final Clock clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable Answer answer;
    private volatile Instant askAgain = Instant.MIN;
    private volatile boolean wanted;

    private record Answer(PasswordPolicy policy, Instant until) {}

    public KnownPasswordPolicy(RamDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    public PasswordPolicy get(Errand errand) {
        Answer known = answer;
        if (known == null || known.until().isBefore(clock.instant())) {
            known = new Answer(
                    directory.call(new GetPasswordPolicy(), errand),
                    clock.instant().plus(VALID));
            answer = known;
        }
        return known.policy();
    }

    /** The policy as RAM told it last, or null: who answers requests never asks RAM, which checks passwords itself. */
    public @Nullable PasswordPolicy known() {
        wanted = true;
        Answer last = answer;
        return last == null ? null : last.policy();
    }

    /** Somebody will want to know. */
    public void expect() {
        wanted = true;
    }

    /** Whether somebody wants to know, and RAM is to be asked again, by one for whom nobody waits. */
    public boolean isOld() {
        Answer last = answer;
        return wanted
                && !asking.get()
                && (last == null || last.until().isBefore(clock.instant()))
                && !clock.instant().isBefore(askAgain);
    }

    /** Asks RAM; what it does not tell is asked again later. */
    public void renew() {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        try {
            get(Errand.unawaited());
        } catch (RamException e) {
            askAgain = clock.instant().plus(PAUSE);
        } finally {
            asking.set(false);
        }
    }
}
